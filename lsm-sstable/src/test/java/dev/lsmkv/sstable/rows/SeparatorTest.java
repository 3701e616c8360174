package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeparatorTest {

  private static final byte[] ALPHABET = {0, 1, 'b', (byte) 0xfe, (byte) 0xff};
  private static final int LENGTH_MAX = 3;

  /**
   * Over this alphabet, a shortest separator can need a byte in between, but never a longer key
   * than searched.
   */
  private static final byte[] CANDIDATE_BYTES = {0, 1, 2, 'b', 'c', (byte) 0xfe, (byte) 0xff};

  @Test
  void theSeparatorIsTheShortestKeyBetweenTwo() {
    List<byte[]> keys = keys(ALPHABET);
    List<byte[]> candidates = keys(CANDIDATE_BYTES);
    candidates.sort(Comparator.comparingInt(candidate -> candidate.length));
    for (byte[] last : keys) {
      for (byte[] next : keys) {
        if (Arrays.compareUnsigned(last, next) < 0) {
          byte[] separator = Separator.between(last, next);
          assertThat(isBetween(last, separator, next)).isTrue();
          byte[] shortest =
              candidates.stream()
                  .filter(key -> isBetween(last, key, next))
                  .findFirst()
                  .orElseThrow();
          assertThat(separator).hasSameSizeAs(shortest);
        }
      }
    }
  }

  @Test
  void theSeparatorOfVersionsOfOneKeyIsThatKey() {
    byte[] key = {'k', 'e', 'y'};
    assertThat(Separator.between(key, key.clone())).isEqualTo(key);
  }

  private static boolean isBetween(byte[] last, byte[] separator, byte[] next) {
    return Arrays.compareUnsigned(last, separator) <= 0
        && Arrays.compareUnsigned(separator, next) < 0;
  }

  private static List<byte[]> keys(byte[] alphabet) {
    List<byte[]> keys = new ArrayList<>(List.of(new byte[0]));
    for (int i = 0; keys.get(i).length < LENGTH_MAX; i++) {
      for (byte next : alphabet) {
        byte[] longer = Arrays.copyOf(keys.get(i), keys.get(i).length + 1);
        longer[longer.length - 1] = next;
        keys.add(longer);
      }
    }
    return keys;
  }
}
