package dev.lsmkv.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.bench.measure.Ticker;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** By a clock of its own: each round takes 10, of which the compiler takes what a test says. */
class WarmUpTest implements Ticker {

  private static final long ROUND = 10;

  private long now = 100;
  private long compiled;
  private int rounds;

  @Override
  public long now() {
    return now;
  }

  @Override
  public void waitUntil(long time) {
    throw new AssertionError("a warm-up waits for nothing");
  }

  private long run(long nanosMin, int roundsWithCompiler) throws IOException {
    WarmUp warmUp = new WarmUp(nanosMin, this, () -> compiled);
    return warmUp.run(() -> {
      rounds++;
      now += ROUND;
      compiled += rounds <= roundsWithCompiler ? ROUND : 0;
    });
  }

  @Test
  void oneRoundIsEnoughIfTheCompilerIsAtRestAndNoTimeIsAskedFor() throws IOException {
    assertThat(run(0, 0)).isEqualTo(ROUND);
    assertThat(rounds).isEqualTo(1);
  }

  @Test
  void roundsFillTheShortestTime() throws IOException {
    assertThat(run(25, 0)).isEqualTo(30);
    assertThat(rounds).isEqualTo(3);
  }

  @Test
  void roundsGoOnUntilTheCompilerIsAtRest() throws IOException {
    assertThat(run(20, 7)).isEqualTo(80);
    assertThat(rounds).isEqualTo(8);
  }

  @Test
  void compilerThatNeverRestsIsNotWaitedForForEver() throws IOException {
    assertThat(run(20, Integer.MAX_VALUE)).isEqualTo(120);
  }
}
