package dev.lsmkv.testkit.campaign;

import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts the rounds of a campaign until enough are done, or its time is up. */
public final class Rounds {

  private final long enough;
  private final LongSupplier done;
  private final Optional<Long> deadlineNanos;
  private long begun;

  Rounds(long enough, Optional<Long> deadlineNanos) {
    this.enough = enough;
    this.done = this::begun;
    this.deadlineNanos = deadlineNanos;
  }

  Rounds(long enough, LongSupplier done, Optional<Long> deadlineNanos) {
    this.enough = enough;
    this.done = done;
    this.deadlineNanos = deadlineNanos;
  }

  /**
   * So many rounds, whatever the settings say: a part of a campaign that is done whole.
   *
   * @param count how many
   * @return the rounds, none of them begun
   */
  public static Rounds of(long count) {
    return new Rounds(count, Optional.empty());
  }

  /** {@return whether there is to be another round, which is counted then} */
  public boolean next() {
    boolean more =
        deadlineNanos
            .map(end -> System.nanoTime() - end < 0)
            .orElseGet(() -> done.getAsLong() < enough);
    if (more) {
      begun++;
    }
    return more;
  }

  /** {@return how many rounds were begun; the number of the first is 1} */
  public long begun() {
    return begun;
  }
}
