package dev.lsmkv.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000, 4096, 4097, 100_000})
  void everyNumberComesOnce(int bound) {
    Permutation permutation = new Permutation(bound, 5);
    BitSet seen = new BitSet();
    for (int index = 0; index < bound; index++) {
      long number = permutation.at(index);
      assertThat(number).isBetween(0L, bound - 1L);
      seen.set((int) number);
    }
    assertThat(seen.cardinality()).isEqualTo(bound);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000})
  void neighboursLieFarApart(int bound) {
    Permutation permutation = new Permutation(bound, 5);
    long near = 0;
    for (int index = 1; index < bound; index++) {
      if (Math.abs(permutation.at(index) - permutation.at(index - 1)) < bound / 100) {
        near++;
      }
    }
    assertThat(near).isLessThan(bound / 20);
  }
}
