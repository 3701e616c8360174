package dev.lsmkv.core.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.core.error.Health;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
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

  /** Two pieces of work in which another thread had the processor for a while. */
  private void mergeKeptWaiting(long nanos) {
    mergeKeptWaitingOnce(nanos);
    mergeKeptWaitingOnce(nanos);
  }

  private void mergeKeptWaitingOnce(long nanos) {
    now += nanos;
    merge(16, MICROSECOND);
  }

  /** Entries without end, each of which takes two milliseconds. */
  private final class SlowEntries implements EntryCursor {

    @Override
    public boolean next() {
      now += 2 * MILLISECOND;
      return true;
    }

    @Override
    public boolean seek(byte[] key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MemorySegment key() {
      return MemorySegment.NULL;
    }

    @Override
    public long trailer() {
      return 0;
    }

    @Override
    public MemorySegment value() {
      return MemorySegment.NULL;
    }

    @Override
    public void close() {}
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
    mergeKeptWaiting(90 * MILLISECOND);
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
  void singleWaitsAreAccidents() {
    for (int i = 0; i < 10; i++) {
      mergeKeptWaitingOnce(5 * MILLISECOND);
      merge(110_000, MICROSECOND);
    }
    assertThat(rested).isEmpty();
  }

  @Test
  void whatIsDoneBetweenTablesIsNoWait() {
    for (int i = 0; i < 10; i++) {
      now += 20 * MILLISECOND;
      rests.workBegins();
      merge(1_000, MICROSECOND);
    }
    assertThat(rested).isEmpty();
  }

  @Test
  void mergeRestsByItsCursorAndEndsWithTheStore() throws IOException {
    Health health = new Health(Path.of("/store"));
    BackgroundCursor cursor = new BackgroundCursor(new SlowEntries(), health, rests);
    for (int i = 0; i < 100; i++) {
      assertThat(cursor.next()).isTrue();
    }
    assertThat(rested).isNotEmpty();
    health.close();
    assertThatExceptionOfType(CompactionJob.CompactionStoppedException.class)
        .isThrownBy(cursor::next);
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
