package dev.lsmkv.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacedTimingTest {

  private static final long MILLI = 1_000_000;

  /** A clock that stands still but for what it is told. */
  private static final class HandTicker implements Ticker {
    private long time;

    @Override
    public long now() {
      return time;
    }

    @Override
    public void waitUntil(long due) {
      time = Math.max(time, due);
    }
  }

  @Test
  void whatWasDueDuringAStallCountsWithItsWaiting() {
    HandTicker ticker = new HandTicker();
    PacedTiming timing = new PacedTiming("row", 1000, 10 * MILLI, ticker);
    Measurement stalled = timing.run(index -> ticker.time += index == 0 ? 5 * MILLI : 1000);
    assertThat(stalled.operations()).isEqualTo(10);
    // Due at 0, 1, 2, 3, 4 ms, and all done only after 5 ms; the rest in time.
    assertThat(stalled.latencies().getCountBetweenValues(MILLI / 2, 10 * MILLI)).isEqualTo(5);
    assertThat(stalled.latencies().getMaxValue()).isGreaterThanOrEqualTo(5 * MILLI);
  }

  @Test
  void engineThatKeepsUpIsAsFastAsItsRate() {
    HandTicker ticker = new HandTicker();
    PacedTiming timing = new PacedTiming("row", 100, 1000 * MILLI, ticker);
    Measurement even = timing.run(index -> ticker.time += 10);
    assertThat(even.operations()).isEqualTo(100);
    assertThat(even.latencies().getMaxValue()).isEqualTo(10);
    assertThat(even.figures().get(Measurement.RATE)).isBetween(100.0, 102.0);
  }

  @Test
  void engineThatCannotKeepUpIsNotWaitedForForEver() {
    HandTicker ticker = new HandTicker();
    PacedTiming timing = new PacedTiming("row", 1000, 10 * MILLI, ticker);
    Measurement late = timing.run(index -> ticker.time += 100 * MILLI);
    assertThat(late.operations()).isEqualTo(1);
  }
}
