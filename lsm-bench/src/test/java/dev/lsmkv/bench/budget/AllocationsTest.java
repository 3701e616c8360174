package dev.lsmkv.bench.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationsTest {

  private static final int OPERATIONS = 1_000;

  private final byte[][] kept = new byte[OPERATIONS][];

  @Test
  void everyArrayThatIsKeptCounts() {
    double bytes = Allocations.bytesEach(OPERATIONS, index -> kept[index] = new byte[1000]);
    assertThat(bytes).isBetween(1000.0, 1032.0);
    assertThat(kept[OPERATIONS - 1]).hasSize(1000);
  }

  @Test
  void operationThatAllocatesNothingCountsNothing() {
    double bytes = Allocations.bytesEach(OPERATIONS, index -> kept[index] = null);
    assertThat(bytes).isLessThan(1);
  }
}
