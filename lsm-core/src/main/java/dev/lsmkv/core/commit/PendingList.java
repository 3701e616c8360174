package dev.lsmkv.core.commit;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait, in order, linked through themselves: adding and taking cannot fail.
 *
 * <p>Thread: confined.
 */
final class PendingList {

  private @Nullable Pending first;
  private @Nullable Pending last;

  /** The oldest; null if nobody waits. */
  @Nullable Pending first() {
    return first;
  }

  /** Adds a chain of them, each linked to the one behind it. */
  void append(@Nullable Pending chain) {
    if (chain == null) {
      return;
    }
    if (last == null) {
      first = chain;
    } else {
      last.neighbour = chain;
    }
    Pending end = chain;
    while (end.neighbour != null) {
      end = end.neighbour;
    }
    last = end;
  }

  /** Takes the oldest out. Requires: there is one. */
  void take() {
    Pending taken = java.util.Objects.requireNonNull(first);
    first = taken.neighbour;
    if (first == null) {
      last = null;
    }
    taken.neighbour = null;
    taken.taken = true;
  }
}
