package dev.lsmkv.core.version;

import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.spi.compaction.Level;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tables of a store, by level and run. Immutable.
 *
 * @param levels for each level its runs, newest first, each a list of tables in key order; no run
 *     is empty
 */
public record LevelTables(List<List<List<TableHandle>>> levels) {

  /** No tables. */
  public static final LevelTables EMPTY = new LevelTables(List.of());

  /** Copies the lists, without empty runs and without empty levels at the end. */
  public LevelTables {
    List<List<List<TableHandle>>> copy = new ArrayList<>();
    for (List<List<TableHandle>> level : levels) {
      copy.add(level.stream().filter(run -> !run.isEmpty()).map(List::copyOf).toList());
    }
    while (!copy.isEmpty() && copy.getLast().isEmpty()) {
      copy.removeLast();
    }
    levels = List.copyOf(copy);
  }

  /** The runs of a level; none if there is no such level. */
  public List<List<TableHandle>> runs(int level) {
    return level < levels.size() ? levels.get(level) : List.of();
  }

  /** Does something with each table. Allocates nothing. */
  public void forEach(Consumer<TableHandle> action) {
    for (int level = 0; level < levels.size(); level++) {
      List<List<TableHandle>> runs = levels.get(level);
      for (int i = 0; i < runs.size(); i++) {
        forEach(runs.get(i), action);
      }
    }
  }

  private static void forEach(List<TableHandle> run, Consumer<TableHandle> action) {
    for (int i = 0; i < run.size(); i++) {
      action.accept(run.get(i));
    }
  }

  /** All tables. */
  public List<TableHandle> tables() {
    List<TableHandle> tables = new ArrayList<>();
    forEach(tables::add);
    return tables;
  }

  /** These tables and a new run on level 0, the newest. */
  public LevelTables withFlushed(List<TableHandle> run) {
    List<List<List<TableHandle>>> changed = new ArrayList<>(levels);
    List<List<TableHandle>> l0 = new ArrayList<>(runs(0));
    l0.addFirst(run);
    if (changed.isEmpty()) {
      changed.add(l0);
    } else {
      changed.set(0, l0);
    }
    return new LevelTables(changed);
  }

  /** What strategies see. */
  public Levels view() {
    List<Level> view = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      List<Run> runs =
          levels.get(level).stream()
              .map(run -> new Run(run.stream().map(TableHandle::info).toList()))
              .toList();
      view.add(new Level(level, runs));
    }
    return new Levels(view);
  }

  /** What the manifests say. */
  public List<LevelManifest> manifests() {
    List<LevelManifest> manifests = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      List<List<TableRecord>> runs =
          levels.get(level).stream()
              .map(run -> run.stream().map(TableHandle::record).toList())
              .toList();
      manifests.add(new LevelManifest(level, runs));
    }
    return manifests;
  }
}
