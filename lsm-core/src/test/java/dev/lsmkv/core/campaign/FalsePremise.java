package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootChange;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.RootWriter;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.table.TableFiles;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a mistaken repair believes of a store, made true on its disk, so that a sound one makes of
 * it what the mistaken one would have made before.
 *
 * @param layout where the store is
 */
record FalsePremise(StoreLayout layout) {

  private static final long FAR_ABOVE = 1_000_000;

  static FalsePremise of(MemoryStorage disk) {
    return new FalsePremise(new StoreLayout(disk, PowerCuts.DIRECTORY));
  }

  /** Tables that no manifest names become the newest runs, and the log counts behind them only. */
  void unnamedTablesAreTheNewest() throws IOException {
    RootReader reader = new RootReader(layout);
    Optional<Root> root = counting(reader);
    List<LevelManifest> levels = new ArrayList<>();
    try {
      levels.addAll(root.isPresent() ? reader.manifests(root.get()) : List.of());
    } catch (IOException | LsmException _) {
      return;
    }
    List<TableRecord> unnamed = unnamed(levels);
    if (unnamed.isEmpty() || levels.isEmpty()) {
      return;
    }
    List<LevelManifest> before = List.copyOf(levels);
    List<List<TableRecord>> runs = new ArrayList<>();
    unnamed.forEach(table -> runs.add(List.of(table)));
    runs.addAll(levels.getFirst().runs());
    levels.set(0, new LevelManifest(0, runs));
    long sequence =
        unnamed.stream().mapToLong(table -> table.bounds().maxSequence()).max().orElse(0);
    Root old = root.orElseThrow();
    new RootWriter(layout, old, before, FAR_ABOVE)
        .commit(
            new RootChange(
                levels,
                old.wal(),
                old.nextFileNumber(),
                Math.max(sequence, old.lastSequence()),
                old.compaction()));
  }

  private List<TableRecord> unnamed(List<LevelManifest> levels) throws IOException {
    Set<Long> named = new HashSet<>();
    levels.forEach(
        level -> level.runs().forEach(run -> run.forEach(table -> named.add(table.number()))));
    List<TableRecord> unnamed = new ArrayList<>();
    for (String name : layout.tables().list()) {
      OptionalLong number = StoreLayout.tableNumber(name);
      if (number.isPresent() && !named.contains(number.getAsLong())) {
        try {
          unnamed.add(TableFiles.record(layout, number.getAsLong()));
        } catch (IOException _) {
          // it was never finished, or is damaged
        }
      }
    }
    unnamed.sort(Comparator.comparingLong(TableRecord::number).reversed());
    return unnamed;
  }

  /** Without a ROOT there is no log. */
  void onlyRootsNameTheLog() throws IOException {
    if (counting(new RootReader(layout)).isEmpty()) {
      keepOfLog(List.of());
    }
  }

  /** Where the newest ROOT is lost, the one before names all of the log. */
  void anyRootNamesAllOfTheLog() throws IOException {
    List<Long> numbers = new RootReader(layout).numbers();
    if (numbers.size() > 2) {
      return; // the newest does not count yet
    }
    for (long number : numbers.reversed()) {
      try {
        keepOfLog(new RootReader(layout).read(number).wal());
        return;
      } catch (CorruptFileException _) {
        // the one before, then
      }
    }
  }

  private static Optional<Root> counting(RootReader reader) throws IOException {
    try {
      return reader.newest();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void keepOfLog(List<Long> segments) throws IOException {
    for (String name : layout.wal().list()) {
      OptionalLong number = StoreLayout.walNumber(name);
      if (number.isPresent() && !segments.contains(number.getAsLong())) {
        layout.wal().file(name).delete();
      }
    }
  }
}
