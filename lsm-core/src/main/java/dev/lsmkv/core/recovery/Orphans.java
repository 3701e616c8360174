package dev.lsmkv.core.recovery;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.table.TableFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /** What removes one. */
  @FunctionalInterface
  private interface Removal {
    void run() throws IOException;
  }

  /**
   * Whether there are none.
   *
   * @param root names what is not one
   * @param tables the numbers of the tables that are not
   */
  boolean none(Root root, Set<Long> tables) throws IOException {
    return find(root, tables).isEmpty();
  }

  /**
   * Removes orphans. Requires: the ROOT is durable.
   *
   * @param root names what stays
   * @param tables the numbers of the tables that stay
   * @return how many were removed
   */
  int remove(Root root, Set<Long> tables) throws IOException {
    List<Removal> orphans = find(root, tables);
    for (Removal orphan : orphans) {
      orphan.run();
    }
    return orphans.size();
  }

  private List<Removal> find(Root root, Set<Long> tables) throws IOException {
    List<Removal> orphans = new ArrayList<>();
    for (String name : layout.tables().list()) {
      OptionalLong number = StoreLayout.tableNumber(name);
      if (number.isPresent() && !tables.contains(number.getAsLong())) {
        orphans.add(() -> TableFiles.delete(layout, layout.tables().child(name)));
      }
    }
    for (String name : layout.wal().list()) {
      OptionalLong number = StoreLayout.walNumber(name);
      if (number.isPresent() && !root.wal().contains(number.getAsLong())) {
        orphans.add(() -> layout.wal().file(name).delete());
      }
    }
    Set<String> manifests = manifests(root);
    for (String name : layout.manifests().list()) {
      if (StoreLayout.manifestNumber(name).isPresent() && !manifests.contains(name)) {
        orphans.add(() -> layout.manifests().file(name).delete());
      }
    }
    return orphans;
  }

  private static Set<String> manifests(Root root) {
    Set<String> named = new HashSet<>();
    root.manifests()
        .forEach(ref -> named.add(StoreLayout.manifestName(ref.level(), ref.rootNumber())));
    return named;
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
