package dev.lsmkv.core.salvage;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.salvage.Survey.LostLevel;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Puts runs in order, out of a ROOT and those of its manifests that can be read. */
final class Assembly {

  private final StoreLayout layout;
  private final Findings findings;
  private final List<SurveyedRun> runs = new ArrayList<>();
  private final List<LostLevel> lostLevels = new ArrayList<>();
  private int rank = Survey.LOG;

  Assembly(StoreLayout layout, Findings findings) {
    this.layout = layout;
    this.findings = findings;
  }

  Survey assemble(Root root, List<Optional<LevelManifest>> levels) throws IOException {
    Set<Long> named = new HashSet<>();
    levels.forEach(level -> level.ifPresent(manifest -> named.addAll(numbers(manifest))));
    long lost = levels.stream().filter(Optional::isEmpty).count();
    StrayTables strays = StrayTables.find(layout, named, lost == 0 ? new Findings() : findings);
    boolean areStraysPlaced = lost == 0;
    for (int level = 0; level < levels.size(); level++) {
      Optional<LevelManifest> manifest = levels.get(level);
      if (manifest.isEmpty() && lost == 1) {
        manifest = strays.rebuild(root.manifests().get(level));
        areStraysPlaced = manifest.isPresent();
      }
      if (manifest.isPresent()) {
        add(manifest.get());
      } else {
        rank++;
        lostLevels.add(new LostLevel(rank, root.lastSequence()));
      }
    }
    tellOfStrays(strays, lost, areStraysPlaced);
    return new Survey(root, runs, lostLevels, true, true);
  }

  private void tellOfStrays(StrayTables strays, long lost, boolean arePlaced) {
    if (lost == 0) {
      strays
          .records()
          .forEach(table ->
              findings.note(
                  layout.table(table.number()).path()
                      + " is named by nothing: an open store is about to remove it, or a crash has"
                      + " left it, and the next open removes it"));
    } else if (arePlaced) {
      findings.note("The lost manifest was put together again from its tables, bit by bit");
    } else {
      addUncertain(strays);
      findings.note(
          "The lost manifest could not be put together again: what is on its level and beneath is uncertain");
    }
  }

  private void add(LevelManifest manifest) {
    for (List<TableRecord> run : manifest.runs()) {
      rank++;
      runs.add(new SurveyedRun(run, OptionalInt.of(manifest.level()), rank, true));
    }
  }

  /** Tables that may have been compacted away already. */
  private void addUncertain(StrayTables strays) {
    for (TableRecord table : strays.records()) {
      runs.add(new SurveyedRun(List.of(table), OptionalInt.empty(), Survey.UNKNOWN, false));
    }
  }

  static Set<Long> numbers(LevelManifest manifest) {
    Set<Long> numbers = new HashSet<>();
    manifest.runs().forEach(run -> run.forEach(table -> numbers.add(table.number())));
    return numbers;
  }
}
