package dev.lsmkv.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.commit.Throttle.Pressure;
import dev.lsmkv.core.error.Health;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

  private static final long BYTES = 1 << 20;

  private boolean isReadMuch;
  private boolean isReadMeanwhile = true;
  private final Throttle throttle =
      new Throttle(0.85, new Readers(), new Health(Path.of("/store")));

  private final class Readers implements Throttle.Audience {

    @Override
    public boolean areMany() {
      return isReadMuch;
    }

    @Override
    public boolean haveReadSince() {
      return isReadMeanwhile;
    }
  }

  @Test
  void writersAreNotDelayedBelowTheSoftLimit() {
    isReadMuch = true;
    throttle.pressure(new Pressure(0.2, 0.85));
    throttle.delay(BYTES);
    assertThat(throttle.delayed()).isZero();
  }

  @Test
  void pressureOfReadersDelaysOnlyWhileThereAreMany() {
    throttle.pressure(new Pressure(0.2, 0.9));
    throttle.delay(BYTES);
    assertThat(throttle.delayed()).isZero();
    isReadMuch = true;
    throttle.delay(BYTES);
    assertThat(throttle.delayed()).isEqualTo(1);
    isReadMuch = false;
    throttle.delay(BYTES);
    assertThat(throttle.delayed()).isEqualTo(1);
  }

  @Test
  void afterThreeDelaysInWhichNobodyReadThereIsNoneForReadersForAWhile() {
    isReadMuch = true;
    isReadMeanwhile = false;
    throttle.pressure(new Pressure(0.2, 0.9));
    long began = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      throttle.delay(BYTES);
    }
    long waits = (System.nanoTime() - began) / 100_000_000;
    assertThat(throttle.delayed()).isBetween(3L, 3 + 3 * waits);
    throttle.pressure(new Pressure(0.9, 0.9));
    throttle.delay(BYTES); // for what compaction owes there is
    assertThat(throttle.delayed()).isGreaterThan(3);
  }

  @Test
  void delayGrowsWithPressureAndBytes() {
    assertThat(nanos(0.9, BYTES)).isBetween(5 * BYTES - 1, 5 * BYTES);
    assertThat(nanos(0.95, BYTES)).isBetween(20 * BYTES - 1, 20 * BYTES);
    assertThat(nanos(0.9, 10 * BYTES)).isBetween(50 * BYTES - 1, 50 * BYTES);
  }

  private long nanos(double calm, long bytes) {
    long before = throttle.delayNanos();
    throttle.pressure(new Pressure(calm, calm));
    throttle.delay(bytes);
    return throttle.delayNanos() - before;
  }

  @Test
  void readersNeverStopWriters() {
    isReadMuch = true;
    throttle.pressure(new Pressure(0.2, 1.5));
    throttle.delay(BYTES);
    assertThat(throttle.stopped()).isZero();
    assertThat(throttle.delayed()).isEqualTo(1);
  }

  @Test
  void smallDelaysAddUpUntilTheyAreWorthASleep() {
    throttle.pressure(new Pressure(0.9, 0.9));
    throttle.delay(100);
    assertThat(throttle.delayed()).isZero();
    for (int i = 0; i < 2_000; i++) {
      throttle.delay(100);
    }
    assertThat(throttle.delayed()).isBetween(1L, 10L);
  }
}
