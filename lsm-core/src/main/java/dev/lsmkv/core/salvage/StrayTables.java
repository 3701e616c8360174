package dev.lsmkv.core.salvage;

import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.table.TableFiles;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables that no manifest at hand names, by what they say of themselves.
 *
 * @param records what their {@code table.json} says
 */
record StrayTables(List<TableRecord> records) {

  /** Of more tables not each stretch is tried, but all of them only. */
  private static final int TABLES_TRIED_MAX = 64;

  static StrayTables find(StoreLayout layout, Set<Long> named, Findings findings)
      throws IOException {
    List<TableRecord> records = new ArrayList<>();
    for (String name : layout.tables().list()) {
      OptionalLong number = StoreLayout.tableNumber(name);
      if (number.isEmpty() || named.contains(number.getAsLong())) {
        continue;
      }
      try {
        records.add(TableFiles.record(layout, number.getAsLong()));
      } catch (CorruptFileException e) {
        findings.damage(e, e.file(), Optional.empty());
      } catch (UnknownFormatException e) {
        throw e; // not damaged, but of a newer release
      } catch (IOException _) {
        Path directory = layout.tables().child(name).path();
        findings.note(directory + " has no table.json: it was never finished, or is half deleted");
      }
    }
    return new StrayTables(records);
  }

  /**
   * The manifest that a ROOT refers to, put together again; empty if these are not its tables.
   *
   * <p>Among them may be some that a compaction has done with, which are older than what it has
   * made, and some that a crash has kept from being named, which are newer. So each stretch of the
   * tables in the order of their numbers is tried, the longest first.
   */
  Optional<LevelManifest> rebuild(Root.ManifestRef lost) {
    List<TableRecord> byNumber = new ArrayList<>(records);
    byNumber.sort(Comparator.comparingLong(TableRecord::number));
    int stretchMin = byNumber.size() > TABLES_TRIED_MAX ? byNumber.size() : 0;
    for (int length = byNumber.size(); length >= stretchMin; length--) {
      for (int from = 0; from + length <= byNumber.size(); from++) {
        Optional<LevelManifest> match = match(lost, byNumber.subList(from, from + length));
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /** A level is one run in the order of keys, or, on level 0, a run a table, the newest first. */
  private static Optional<LevelManifest> match(Root.ManifestRef lost, List<TableRecord> tables) {
    List<TableRecord> byKey = new ArrayList<>(tables);
    byKey.sort(Comparator.comparing(TableRecord::first));
    List<TableRecord> byAge = new ArrayList<>(tables);
    byAge.sort(
        Comparator.comparingLong((TableRecord table) -> table.bounds().maxSequence()).reversed());
    List<List<TableRecord>> oneRun = tables.isEmpty() ? List.of() : List.of(byKey);
    List<List<TableRecord>> runs = byAge.stream().map(List::of).toList();
    return Stream.of(oneRun, runs)
        .map(shape -> new LevelManifest(lost.level(), shape))
        .filter(manifest -> manifest.isNamedBy(lost))
        .findFirst();
  }
}
