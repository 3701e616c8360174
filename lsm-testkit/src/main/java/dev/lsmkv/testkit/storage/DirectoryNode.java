package dev.lsmkv.testkit.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in a directory, those that a power cut would leave for certain, and the changes between
 * the two.
 *
 * <p>Thread: guarded by the {@link MemoryTree} it belongs to.
 */
final class DirectoryNode implements Node {

  /** An odd number with no pattern in its bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Journal journal;
  private final NavigableMap<String, Node> names = new TreeMap<>();
  private final List<NameChange<Node>> unforced = new ArrayList<>();
  private Map<String, Node> forced = Map.of();

  DirectoryNode(Journal journal) {
    this.journal = journal;
  }

  /** The names, to be read only. */
  NavigableMap<String, Node> names() {
    return names;
  }

  void add(String name, Node node) {
    change(null, name, node);
  }

  void remove(String name) {
    Node node = names.get(name);
    if (node != null) {
      change(name, null, node);
    }
  }

  void rename(String from, String to) {
    Node node = names.get(from);
    if (node != null) {
      change(from, to, node);
    }
  }

  private void change(@Nullable String removed, @Nullable String added, Node node) {
    NameChange<Node> change = new NameChange<>(journal.change(), removed, added, node);
    change.applyTo(names);
    unforced.add(change);
  }

  void force() {
    forced = Map.copyOf(names);
    unforced.clear();
    journal.commit();
  }

  /** Whether this name stands for the same thing now and after a power cut. */
  boolean isForced(String name) {
    return names.get(name) == forced.get(name);
  }

  /** The names when it was last forced. */
  Map<String, Node> forced() {
    return forced;
  }

  /** What has changed since it was last forced, in order. */
  List<NameChange<Node>> unforced() {
    return unforced;
  }

  /** A hash of all names and contents from here downward. */
  long fingerprint() {
    long hash = names.size();
    for (Map.Entry<String, Node> name : names.entrySet()) {
      long content =
          switch (name.getValue()) {
            case DirectoryNode directory -> directory.fingerprint();
            case FileNode file -> Arrays.hashCode(file.bytes());
          };
      hash = (hash * SPREAD + name.getKey().hashCode()) * SPREAD + content;
    }
    return hash;
  }

  /** This directory with all below it, durable. */
  DirectoryNode copy(Journal of) {
    DirectoryNode copy = new DirectoryNode(of);
    names.forEach((name, node) ->
        copy.names.put(
            name,
            switch (node) {
              case DirectoryNode directory -> directory.copy(of);
              case FileNode file -> FileNode.of(of, file.bytes());
            }));
    copy.force();
    return copy;
  }
}
