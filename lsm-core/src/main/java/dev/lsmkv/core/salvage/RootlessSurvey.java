package dev.lsmkv.core.salvage;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Finds out what a store consists of whose ROOT is lost. */
final class RootlessSurvey {

  private final StoreLayout layout;
  private final Findings findings;

  RootlessSurvey(StoreLayout layout, Findings findings) {
    this.layout = layout;
    this.findings = findings;
  }

  /**
   * Looks at manifests and tables.
   *
   * @param older an older ROOT, if one can be read: the store is at least as new
   */
  Survey survey(Optional<Root> older) throws IOException {
    Optional<List<LevelManifest>> manifests = manifests();
    List<SurveyedRun> runs = new ArrayList<>();
    Set<Long> named = new HashSet<>();
    for (LevelManifest manifest : manifests.orElse(List.of())) {
      named.addAll(Assembly.numbers(manifest));
      for (List<TableRecord> run : manifest.runs()) {
        runs.add(new SurveyedRun(run, OptionalInt.of(manifest.level()), runs.size() + 1, true));
      }
    }
    StrayTables strays = StrayTables.find(layout, named, findings);
    for (TableRecord table : strays.records()) {
      runs.add(new SurveyedRun(List.of(table), OptionalInt.empty(), Survey.UNKNOWN, false));
    }
    tell(manifests.isPresent(), strays);
    return new Survey(
        root(older, runs, manifests.isPresent()), runs, List.of(), manifests.isPresent(), false);
  }

  private void tell(boolean isComplete, StrayTables strays) {
    if (!isComplete) {
      findings.note(
          "The ROOT is lost, and the manifests are not just one a level: every entry is uncertain");
    } else if (!strays.records().isEmpty()) {
      findings.note("The ROOT is lost: the entries of tables that no manifest names are uncertain");
    }
  }

  /** The manifests, if exactly one of each level stands and all can be read. */
  private Optional<List<LevelManifest>> manifests() throws IOException {
    TreeMap<Integer, LevelManifest> byLevel = new TreeMap<>();
    boolean isClear = true;
    for (String name : layout.manifests().list()) {
      OptionalInt level = StoreLayout.manifestLevel(name);
      if (level.isEmpty()) {
        continue;
      }
      try {
        LevelManifest manifest = new RootReader(layout).manifest(name);
        isClear &= byLevel.put(level.getAsInt(), manifest) == null;
      } catch (CorruptFileException e) {
        findings.damage(e, e.file(), Optional.empty());
        isClear = false;
      }
    }
    boolean isContiguous = byLevel.isEmpty() || byLevel.lastKey() == byLevel.size() - 1;
    return isClear && isContiguous ? Optional.of(List.copyOf(byLevel.values())) : Optional.empty();
  }

  /**
   * A ROOT that says what the files say: the newest sequence number in tables is at least that of
   * those that are part of the store. Others, where they can be told, may be newer than what is
   * only in the log: flushes run side by side.
   */
  private Root root(Optional<Root> older, List<SurveyedRun> runs, boolean areTold)
      throws IOException {
    long sequence = older.map(Root::lastSequence).orElse(0L);
    for (SurveyedRun run : runs) {
      if (run.isCertain() || !areTold) {
        for (TableRecord table : run.tables()) {
          sequence = Math.max(sequence, table.bounds().maxSequence());
        }
      }
    }
    UUID store = older.isPresent() ? older.get().store() : store();
    return new Root(store, 0, List.of(), segments(), 1, sequence, "");
  }

  private List<Long> segments() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : layout.wal().list()) {
      OptionalLong number = StoreLayout.walNumber(name);
      number.ifPresent(numbers::add);
    }
    numbers.sort(null);
    return numbers;
  }

  /** Whose files these are, by the header of any of them. */
  private UUID store() throws IOException {
    for (StorageFile file : files()) {
      try (MappedFile mapped = file.map()) {
        return FileHeader.readStore(file.path(), mapped.segment());
      } catch (IOException | InternalError _) {
        // another file tells
      }
    }
    return new UUID(0, 0);
  }

  private List<StorageFile> files() throws IOException {
    List<StorageFile> files = new ArrayList<>();
    for (String name : layout.wal().list()) {
      files.add(layout.wal().file(name));
    }
    for (String name : layout.tables().list()) {
      StorageDirectory table = layout.tables().child(name);
      for (String component : table.list()) {
        if (!component.equals(StoreLayout.TABLE_PROPERTIES)) {
          files.add(table.file(component));
        }
      }
    }
    return files;
  }
}
