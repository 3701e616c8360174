package dev.lsmkv.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void operationsEndAtTheirNumberOrTheirTime() {
    Timing counted = new Timing("row", 7, Long.MAX_VALUE);
    assertThat(counted.run(index -> {}).operations()).isEqualTo(7);
    Timing timed = new Timing("row", Long.MAX_VALUE, 1);
    assertThat(timed.run(index -> {}).operations()).isPositive();
  }

  @Test
  void operationsOfAllThreadsCount() {
    AtomicLong done = new AtomicLong();
    Measurement sum =
        new Timing("row", 5, Long.MAX_VALUE).run(3, thread -> index -> done.addAndGet(index + 1));
    assertThat(sum.operations()).isEqualTo(15);
    assertThat(sum.latencies().getTotalCount()).isEqualTo(15);
    assertThat(done).hasValue(3 * 15);
  }

  @Test
  void rateIsThatOfEntriesAndBytesAreThoseOfBatches() {
    Measurement batches =
        new Measurement("row", 10, 1_000_000_000, 0, new Histogram(3), List.of(7L, 4L))
            .writing(16)
            .times(100);
    assertThat(batches.figures())
        .containsEntry("rate", 1000.0)
        .containsEntry("slowest-second", 400.0);
    assertThat(batches.givenBytes()).isEqualTo(16_000);
  }

  @Test
  void secondsAreTheWholeOnesAndAStallIsASlowOne() {
    Pace pace = new Pace(0);
    for (long ended : new long[] {1, 2, 3, 2_500_000_000L, 3_000_000_001L, 3_000_000_002L}) {
      pace.count(ended);
    }
    assertThat(pace.seconds()).containsExactly(3L, 0L, 1L);
    assertThat(new Pace(0).seconds()).isEmpty();
  }

  @Test
  void slowestSecondIsAFigureOnlyWhereThereWasAWholeOne() {
    Measurement twoSeconds =
        new Measurement("row", 3, 2_000_000_000L, 0, new Histogram(3), List.of(2L, 1L));
    assertThat(twoSeconds.figures()).containsEntry("slowest-second", 1.0);
    assertThat(Measurement.whole("row", 3, 10).figures()).doesNotContainKey("slowest-second");
  }
}
