package dev.lsmkv.core.recovery;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.table.TableFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Removes what nothing names: tables of flushes and compactions that a crash cut short, segments
 * that were flushed, manifests that were replaced. Only names that this store makes are touched.
 * Thread: confined.
 */
final class Orphans {

  private final StoreLayout layout;

  Orphans(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Removes orphans.
   *
   * @param root names what stays
   * @param tables the numbers of the tables that stay
   * @return how many were removed
   */
  int remove(Root root, Set<Long> tables) throws IOException {
    int removed = 0;
    for (String name : layout.tables().list()) {
      OptionalLong number = StoreLayout.tableNumber(name);
      if (number.isPresent() && !tables.contains(number.getAsLong())) {
        TableFiles.delete(layout, layout.tables().child(name));
        removed++;
      }
    }
    for (String name : layout.wal().list()) {
      OptionalLong number = StoreLayout.walNumber(name);
      if (number.isPresent() && !root.wal().contains(number.getAsLong())) {
        layout.wal().file(name).delete();
        removed++;
      }
    }
    return removed + removeManifests(root);
  }

  private int removeManifests(Root root) throws IOException {
    Set<String> named = new HashSet<>();
    root.manifests()
        .forEach(ref -> named.add(StoreLayout.manifestName(ref.level(), ref.rootNumber())));
    int removed = 0;
    for (String name : layout.manifests().list()) {
      if (StoreLayout.manifestNumber(name).isPresent() && !named.contains(name)) {
        layout.manifests().file(name).delete();
        removed++;
      }
    }
    return removed;
  }

  /** The largest number in the name of any table or segment; 0 if there is none. */
  long largestFileNumber() throws IOException {
    long largest = 0;
    for (String name : layout.tables().list()) {
      largest = Math.max(largest, StoreLayout.tableNumber(name).orElse(0));
    }
    for (String name : layout.wal().list()) {
      largest = Math.max(largest, StoreLayout.walNumber(name).orElse(0));
    }
    return largest;
  }

  /** The largest number in the name of any ROOT or manifest; 0 if there is none. */
  long largestRootNumber() throws IOException {
    long largest = 0;
    for (String name : layout.root().list()) {
      largest = Math.max(largest, StoreLayout.rootNumber(name).orElse(0));
    }
    for (String name : layout.manifests().list()) {
      largest = Math.max(largest, StoreLayout.manifestNumber(name).orElse(0));
    }
    return largest;
  }
}
