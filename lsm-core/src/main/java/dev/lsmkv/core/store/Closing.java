package dev.lsmkv.core.store;

import org.jspecify.annotations.Nullable;

/** Takes several things down, each whatever became of those before it. */
final class Closing {

  private Closing() {}

  /** Runs all steps in order, then throws what the first that failed has thrown. */
  static void inOrder(Runnable... steps) {
    Throwable first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        first = firstOf(first, e);
      }
    }
    switch (first) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(first);
    }
  }

  private static Throwable firstOf(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    try {
      if (!next.equals(first)) { // where memory ends it may be the same
        first.addSuppressed(next);
      }
    } catch (VirtualMachineError _) {
      // the first is told
    }
    return first;
  }
}
