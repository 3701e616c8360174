package dev.lsmkv.spi.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bytes that claim to be a batch: they are read as one or refused, and nothing outside of them is
 * touched.
 */
final class HostileBatchTest {

  private static final long SEED = 4711;
  private static final int MARGIN = 7;

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static byte[] batch() {
    BatchEncoder encoder =
        new BatchEncoder()
            .addPut(new byte[] {1, 2, 3}, new byte[150])
            .addDelete(new byte[] {9})
            .addPut(new byte[130], new byte[0])
            .addDelete(new byte[200]);
    EncodedBatch encoded = encoder.encoded();
    return Arrays.copyOf(encoded.bytes(), encoded.length());
  }

  /**
   * Reads all operations, with the batch in the middle of an array, and checks that each lies
   * within.
   */
  private static boolean isWellFormed(byte[] bytes, int count) {
    byte[] around = new byte[bytes.length + 2 * MARGIN];
    Arrays.fill(around, (byte) 1);
    System.arraycopy(bytes, 0, around, MARGIN, bytes.length);
    OperationReader reader = new EncodedBatch(around, MARGIN, bytes.length, count).operations();
    int position = MARGIN;
    try {
      while (reader.next()) {
        assertThat(reader.keyOffset()).isGreaterThan(position);
        assertThat(reader.keyspace()).isNotNegative();
        assertThat(reader.keyLength()).isNotNegative();
        assertThat(reader.valueLength()).isNotNegative();
        position = reader.valueOffset() + reader.valueLength();
        assertThat(position).isLessThanOrEqualTo(MARGIN + bytes.length);
      }
      return true;
    } catch (MalformedBatchException _) {
      return false;
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] bytes = batch();
    assertThat(isWellFormed(bytes, 4)).isTrue();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(isWellFormed(Arrays.copyOf(bytes, length), 4)).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void aWrongCountIsRefused() {
    for (int count : new int[] {Integer.MIN_VALUE, -1, 0, 1, 2, 3, 5, 6, Integer.MAX_VALUE}) {
      assertThat(isWellFormed(batch(), count)).as("count %d", count).isFalse();
    }
  }

  @Test
  void everyChangedByteIsRefusedOrReadWithinTheBatch() {
    byte[] bytes = batch();
    int refused = 0;
    for (int i = 0; i < bytes.length; i++) {
      for (int change = 1; change < 256; change++) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) change;
        refused += isWellFormed(changed, 4) ? 0 : 1;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void randomBytesAreRefusedOrReadWithinTheBatch() {
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(20)];
      for (int n = 0; n < bytes.length; n++) {
        bytes[n] = (byte) (random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(3));
      }
      read += isWellFormed(bytes, random.nextInt(4)) ? 1 : 0;
    }
    assertThat(read).as("seed %d", SEED).isBetween(100, 99_900);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, fewer operations than counted at byte 0",
    "00, 0, bytes after the last operation at byte 0",
    "02 00 01 6b, 1, unknown entry kind at byte 1",
    "ff 00 01 6b, 1, unknown entry kind at byte 1",
    "00, 1, a length is cut off at byte 1",
    "00 00 80, 1, a length is cut off at byte 3",
    "00 00 02 6b, 1, lengths beyond the end at byte 3",
    "01 00 01 01 6b, 1, lengths beyond the end at byte 4",
    "01 00 ff ff ff ff 07 ff ff ff ff 07 6b, 1, lengths beyond the end at byte 12",
    "00 00 ff ff ff ff 08, 1, a length above 2 GiB at byte 7",
    "00 00 ff ff ff ff 7f, 1, a length above 2 GiB at byte 7",
    "00 00 80 80 80 80 80 00, 1, a length of more than 5 bytes at byte 7"
  })
  void theMessageSaysWhatIsWrongAndWhere(String hex, int count, String problem) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    OperationReader reader = new EncodedBatch(bytes, 0, bytes.length, count).operations();
    assertThatExceptionOfType(MalformedBatchException.class)
        .isThrownBy(reader::next)
        .withMessage("malformed batch: " + problem);
  }

  @Test
  void aBatchOutsideItsArrayIsRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new EncodedBatch(new byte[4], 1, 4, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new EncodedBatch(new byte[4], -1, 2, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new EncodedBatch(new byte[4], 2, -1, 1));
  }
}
