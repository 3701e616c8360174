package dev.lsmkv.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfianTest {

  private static final int BOUND = 1000;
  private static final int DRAWS = 1_000_000;

  @Test
  void ranksComeAsOftenAsTheirWeightsSay() {
    Zipfian zipfian = new Zipfian(BOUND);
    SplittableRandom random = new SplittableRandom(3);
    long[] counts = new long[BOUND];
    for (int draw = 0; draw < DRAWS; draw++) {
      counts[(int) zipfian.rank(random)]++;
    }
    double zeta = Zipfian.zeta(BOUND);
    assertThat((double) counts[0] / DRAWS).isCloseTo(1 / zeta, within(0.003));
    assertThat((double) counts[1] / DRAWS).isCloseTo(Math.pow(2, -0.99) / zeta, within(0.003));
    assertThat(share(counts, 0, 10)).isCloseTo(Zipfian.zeta(10) / zeta, within(0.04));
    assertThat(share(counts, 0, 100)).isCloseTo(Zipfian.zeta(100) / zeta, within(0.04));
    assertThat(share(counts, BOUND / 2, BOUND)).isBetween(0.07, 0.12);
  }

  private static double share(long[] counts, int begin, int end) {
    long sum = 0;
    for (int rank = begin; rank < end; rank++) {
      sum += counts[rank];
    }
    return (double) sum / DRAWS;
  }

  @Test
  void scrambledRanksStayBelowTheBoundAndTheHottestIsNotTheFirst() {
    Zipfian zipfian = Zipfian.ofYcsb();
    SplittableRandom random = new SplittableRandom(3);
    long[] counts = new long[BOUND];
    for (int draw = 0; draw < DRAWS; draw++) {
      counts[(int) zipfian.scrambled(random, BOUND)]++;
    }
    int hottest = 0;
    for (int number = 0; number < BOUND; number++) {
      hottest = counts[number] > counts[hottest] ? number : hottest;
    }
    assertThat(hottest).isPositive();
    assertThat((double) counts[hottest] / DRAWS).isBetween(0.037, 0.041);
  }

  /** The weights from the second million on are as good as those of an integral. */
  @Test
  void sumOfTheWeightsOfYcsbIsThatOfItsRanks() {
    long exact = 1_000_000;
    double rest =
        (Math.pow((double) Zipfian.RANKS_OF_YCSB, 0.01) - Math.pow((double) exact, 0.01)) / 0.01;
    assertThat(Zipfian.zeta(exact) + rest).isCloseTo(26.469, within(0.001));
  }

  @Test
  void sameSeedDrawsTheSameRanks() {
    Zipfian zipfian = new Zipfian(BOUND);
    SplittableRandom one = new SplittableRandom(3);
    SplittableRandom other = new SplittableRandom(3);
    for (int draw = 0; draw < 100; draw++) {
      assertThat(zipfian.rank(one)).isEqualTo(zipfian.rank(other));
    }
  }
}
