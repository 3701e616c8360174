package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Levels and plans as text.
 *
 * <p>A line is a level, {@code |} divides its runs, newest first. A table is {@code
 * number[first-last bytes]}, with {@code e5} for five entries (else as many as bytes) and {@code
 * t2} for two tombstones, then {@code ~} if it is busy and {@code !} if it is damaged: {@code L1:
 * 9[a-c 10 e5 t2]~ 8[d-f 10] | 7[a-f 30]!}
 */
public final class LevelsText {

  private static final Pattern TABLE =
      Pattern.compile("(\\d+)\\[(\\w+)-(\\w+) (\\d+)(?: e(\\d+))?(?: t(\\d+))?]([~!]?)");

  private LevelsText() {}

  /**
   * Reads levels.
   *
   * @param lines level 0, 1, … without gaps
   * @return the levels
   */
  public static Levels parse(List<String> lines) {
    List<Level> levels = new ArrayList<>();
    for (String line : lines) {
      String prefix = "L" + levels.size() + ":";
      if (!line.startsWith(prefix)) {
        throw new IllegalArgumentException("expected " + prefix + " but found " + line);
      }
      levels.add(new Level(levels.size(), runs(line.substring(prefix.length()).strip())));
    }
    return new Levels(levels);
  }

  /**
   * Reads levels.
   *
   * @param text their lines
   * @return the levels
   */
  public static Levels parse(String text) {
    return parse(text.strip().lines().toList());
  }

  private static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String run : text.split("\\|", -1)) {
        runs.add(new Run(tables(run.strip())));
      }
    }
    return runs;
  }

  private static List<TableInfo> tables(String text) {
    Matcher matcher = TABLE.matcher(text);
    if (!matcher.replaceAll("").isBlank()) {
      throw new IllegalArgumentException("not tables: " + text);
    }
    return matcher.reset().results().map(LevelsText::table).toList();
  }

  private static TableInfo table(MatchResult match) {
    long bytes = Long.parseLong(match.group(4));
    long entries = match.group(5) == null ? bytes : Long.parseLong(match.group(5));
    long tombstones = match.group(6) == null ? 0 : Long.parseLong(match.group(6));
    TableState state =
        switch (match.group(7)) {
          case "~" -> TableState.BUSY;
          case "!" -> TableState.DAMAGED;
          default -> TableState.READY;
        };
    long number = Long.parseLong(match.group(1));
    return new TableInfo(
        number, bytes, entries, tombstones, key(match.group(2)), key(match.group(3)), state);
  }

  private static Key key(String text) {
    return Key.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Writes a plan, with its reason.
   *
   * @param plan any plan
   * @return a line
   */
  public static String show(CompactionPlan plan) {
    return switch (plan) {
      case Idle _ -> "idle";
      case Merge(var tables, var target, var size, var reason) ->
          "merge %s %s, tables of %d: %s".formatted(show(tables), show(target), size, reason);
      case Move(var tables, var target, var reason) ->
          "move %s %s: %s".formatted(show(tables), show(target), reason);
      case Drop(var tables, var reason) -> "drop %s: %s".formatted(show(tables), reason);
    };
  }

  private static String show(List<Long> tables) {
    return tables.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String show(Target target) {
    String how = target.placement() == Placement.INTO_RUN ? "into" : "as a new run of";
    return how + " L" + target.level();
  }
}
