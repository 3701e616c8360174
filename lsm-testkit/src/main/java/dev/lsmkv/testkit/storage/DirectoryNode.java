package dev.lsmkv.testkit.storage;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The names in a directory, and those that a power cut would leave.
 *
 * <p>Thread: guarded by the {@link MemoryTree} it belongs to.
 */
final class DirectoryNode implements Node {

  private final NavigableMap<String, Node> names = new TreeMap<>();
  private Map<String, Node> forced = Map.of();

  NavigableMap<String, Node> names() {
    return names;
  }

  void force() {
    forced = Map.copyOf(names);
  }

  /** Whether this name stands for the same thing now and after a power cut. */
  boolean isForced(String name) {
    return names.get(name) == forced.get(name);
  }

  /** This directory with all below it, durable. */
  DirectoryNode copy() {
    DirectoryNode copy = new DirectoryNode();
    names.forEach((name, node) ->
        copy.names.put(
            name,
            switch (node) {
              case DirectoryNode directory -> directory.copy();
              case FileNode file -> file.copy();
            }));
    copy.force();
    return copy;
  }
}
