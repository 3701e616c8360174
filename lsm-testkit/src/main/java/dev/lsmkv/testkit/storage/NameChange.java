package dev.lsmkv.testkit.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of the names in a directory that was not forced since.
 *
 * @param order its number among all changes of the disk
 * @param removed the name that went; null if none
 * @param added the name that came; null if none. A rename within a directory has both
 * @param node what the name stands for
 * @param <N> a node, live or frozen
 */
record NameChange<N>(long order, @Nullable String removed, @Nullable String added, N node) {

  /** Makes the change, unless another that was lost before it makes it meaningless. */
  void applyTo(Map<String, N> names) {
    if (removed != null) {
      names.remove(removed, node);
    }
    if (added != null) {
      names.put(added, node);
    }
  }

  /** The same of a node's other form. */
  <M> NameChange<M> of(M other) {
    return new NameChange<>(order, removed, added, other);
  }
}
