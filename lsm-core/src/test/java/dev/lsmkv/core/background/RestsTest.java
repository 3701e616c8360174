package dev.lsmkv.core.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestsTest {

  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000 * MICROSECOND;

  private final List<Long> rested = new ArrayList<>();
  private long now = Long.MAX_VALUE - MILLISECOND; // the clock may wrap
  private boolean isRead = true;

  private final Rests rests =
      new Rests(
          time -> isRead,
          () -> now,
          nanos -> {
            rested.add(nanos);
            now += nanos;
          });

  /** Merges so many short entries, each of which takes so long. */
  private void merge(int entries, long nanosEach) {
    for (int i = 0; i < entries; i++) {
      now += nanosEach;
      rests.entry(100);
    }
  }

  /** A piece of work in which another thread had the processor for a while. */
  private void mergeKeptWaiting(long nanos) {
    now += nanos;
    merge(16, MICROSECOND);
  }

  @Test
  void mergeThatIsNeverKeptWaitingNeverRests() {
    merge(100_000, MICROSECOND);
    assertThat(rested).isEmpty();
  }

  @Test
  void mergeThatWasKeptWaitingRestsTwiceAsLongAsItWorks() {
    mergeKeptWaiting(2 * MILLISECOND);
    rested.clear();
    long begin = now;
    merge(10_000, MICROSECOND);
    long rest = rested.stream().mapToLong(Long::longValue).sum();
    assertThat(rest).isBetween((now - begin) * 6 / 10, (now - begin) * 7 / 10);
    assertThat(rested).allMatch(nanos -> nanos <= 600 * MICROSECOND);
  }

  @Test
  void mergeRestsNoLongerThanTwiceItsPieceHoweverLongItWaited() {
    mergeKeptWaiting(1_000 * MILLISECOND);
    assertThat(rested).containsExactly(600 * MICROSECOND);
  }

  @Test
  void restsEndSomeTimeAfterTheLastWait() {
    mergeKeptWaiting(2 * MILLISECOND);
    merge(100_000, MICROSECOND);
    assertThat(rested).isNotEmpty();
    rested.clear();
    merge(100_000, MICROSECOND);
    assertThat(rested).isEmpty();
  }

  @Test
  void mergeDoesNotRestWhereNobodyReads() {
    isRead = false;
    mergeKeptWaiting(2 * MILLISECOND);
    merge(10_000, MICROSECOND);
    assertThat(rested).isEmpty();
    isRead = true;
    merge(1_000, MICROSECOND);
    assertThat(rested).isNotEmpty();
  }

  @Test
  void workOnLargeValuesIsNoWait() {
    for (int i = 0; i < 100; i++) {
      now += 15 * MILLISECOND;
      rests.entry(1 << 20);
    }
    assertThat(rested).isEmpty();
  }
}
