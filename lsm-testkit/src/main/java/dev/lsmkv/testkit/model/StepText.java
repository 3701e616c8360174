package dev.lsmkv.testkit.model;

import dev.lsmkv.api.Durability;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Steps as text, one a line. Lines that are empty or begin with {@code #} mean nothing.
 *
 * <pre>{@code
 * reopen WAL=channel memTableBytes=2048
 * put "key" "a value\x00"
 * batch sync put "a" "x\{3000}" delete "key"
 * scan-back "a".."b\xff"
 * compact ..
 * }</pre>
 */
public final class StepText {

  private static final String BACK = "-back";

  private StepText() {}

  /**
   * The text of some steps.
   *
   * @param steps the steps
   * @return a line for each, and each line with its end
   */
  public static String of(List<? extends Step> steps) {
    return steps.stream().map(step -> of(step) + "\n").collect(Collectors.joining());
  }

  /**
   * The line of a step.
   *
   * @param step the step
   * @return the line without its end
   */
  public static String of(Step step) {
    return switch (step) {
      case Step.Put put -> "put " + QuotedBytes.of(put.key()) + " " + QuotedBytes.of(put.value());
      case Step.Delete delete -> "delete " + QuotedBytes.of(delete.key());
      case Step.Batch batch -> batch(batch);
      case Step.Get get -> "get " + QuotedBytes.of(get.key());
      case Step.Scan scan -> "scan" + suffix(scan.direction()) + " " + bounds(scan.bounds());
      case Step.Seek seek ->
          "seek%s %s %s"
              .formatted(
                  suffix(seek.direction()), bounds(seek.bounds()), QuotedBytes.of(seek.key()));
      case Step.TakeSnapshot _ -> "snapshot";
      case Step.CheckSnapshot check ->
          "check %d %s %s"
              .formatted(check.snapshot(), bounds(check.bounds()), QuotedBytes.of(check.key()));
      case Step.CloseSnapshot close -> "release " + close.snapshot();
      case Step.OpenCursor open ->
          "cursor" + suffix(open.direction()) + " " + bounds(open.bounds());
      case Step.ReadCursor read -> "read " + read.entries();
      case Step.Flush _ -> "flush";
      case Step.Compact compact -> "compact " + bounds(compact.bounds());
      case Step.Reopen reopen -> ("reopen " + reopen.choice()).strip();
      case Step.Kill kill -> ("kill " + kill.choice()).strip();
    };
  }

  private static String batch(Step.Batch batch) {
    String durability = batch.durability().map(some -> " " + lower(some)).orElse("");
    return "batch"
        + durability
        + batch.writes().stream().map(write -> " " + of(write)).collect(Collectors.joining());
  }

  private static String lower(Durability durability) {
    return durability.name().toLowerCase(Locale.ROOT);
  }

  private static String suffix(Direction direction) {
    return direction == Direction.FORWARD ? "" : BACK;
  }

  private static String bounds(Bounds bounds) {
    return bounds.first().map(QuotedBytes::of).orElse("")
        + ".."
        + bounds.endExclusive().map(QuotedBytes::of).orElse("");
  }

  /**
   * The steps of a text.
   *
   * @param text lines as {@link #of(List)} makes them
   * @return the steps
   * @throws IllegalArgumentException if a line is none of a step
   */
  public static List<Step> parse(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> step(new StepLine(line)))
        .toList();
  }

  private static Step step(StepLine line) {
    String name = line.word();
    Step step =
        switch (name) {
          case "put", "delete" -> write(name, line);
          case "batch" -> batch(line);
          case "get" -> new Step.Get(line.bytes());
          case "scan", "scan-back" -> new Step.Scan(line.bounds(), direction(name));
          case "seek", "seek-back" -> new Step.Seek(line.bounds(), direction(name), line.bytes());
          case "snapshot" -> new Step.TakeSnapshot();
          case "check" -> new Step.CheckSnapshot(line.number(), line.bounds(), line.bytes());
          case "release" -> new Step.CloseSnapshot(line.number());
          case "cursor", "cursor-back" -> new Step.OpenCursor(line.bounds(), direction(name));
          case "read" -> new Step.ReadCursor(line.number());
          case "flush" -> new Step.Flush();
          case "compact" -> new Step.Compact(line.bounds());
          case "reopen" -> new Step.Reopen(choice(line));
          case "kill" -> new Step.Kill(choice(line));
          default -> throw line.failure("no step");
        };
    if (line.hasMore()) {
      throw line.failure("more than a step");
    }
    return step;
  }

  private static Direction direction(String name) {
    return name.endsWith(BACK) ? Direction.REVERSE : Direction.FORWARD;
  }

  private static Step.Write write(String name, StepLine line) {
    Key key = line.bytes();
    return switch (name) {
      case "put" -> new Step.Put(key, line.bytes());
      case "delete" -> new Step.Delete(key);
      default -> throw line.failure("neither put nor delete");
    };
  }

  private static Step.Batch batch(StepLine line) {
    List<Step.Write> writes = new ArrayList<>();
    Optional<Durability> durability = Optional.empty();
    while (line.hasMore()) {
      String name = line.word();
      switch (name) {
        case "sync", "os", "none" ->
            durability = Optional.of(Durability.valueOf(name.toUpperCase(Locale.ROOT)));
        default -> writes.add(write(name, line));
      }
    }
    return new Step.Batch(writes, durability);
  }

  private static Choice choice(StepLine line) {
    Choice choice = Choice.DEFAULTS;
    while (line.hasMore()) {
      String word = line.word();
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw line.failure("a word without a value");
      }
      choice = choice.with(word.substring(0, equals), word.substring(equals + 1));
    }
    return choice;
  }
}
