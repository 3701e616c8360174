package dev.lsmkv.wal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumShiftTest {

  private final Random random = new Random(7);

  private static int crc(byte[] bytes, int from, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, end - from);
    return (int) crc.getValue();
  }

  private static int crcOfZeros(long bytes) {
    CRC32C crc = new CRC32C();
    byte[] zeros = new byte[1 << 20];
    for (long left = bytes; left > 0; left -= zeros.length) {
      crc.update(zeros, 0, (int) Math.min(left, zeros.length));
    }
    return (int) crc.getValue();
  }

  @Test
  void checksumOfAWholeIsThatOfItsBeginningShiftedAndThatOfItsEnd() {
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = new byte[random.nextInt(1 + random.nextInt(20_000))];
      random.nextBytes(bytes);
      int split = random.nextInt(bytes.length + 1);
      int begin = crc(bytes, 0, split);
      int end = crc(bytes, split, bytes.length);
      assertThat(ChecksumShift.shift(begin, bytes.length - split) ^ end)
          .as("%d bytes split at %d", bytes.length, split)
          .isEqualTo(crc(bytes, 0, bytes.length));
    }
  }

  @Test
  void nothingBehindChangesNothing() {
    int checksum = random.nextInt();
    assertThat(ChecksumShift.shift(checksum, 0)).isEqualTo(checksum);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 15, 16, 17, 255, 256, 4095, 65_536, (1 << 24) - 1, 300_000_001})
  void zerosOfAnyLengthFollow(long bytes) {
    byte[] begin = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    CRC32C whole = new CRC32C();
    whole.update(begin);
    for (long left = bytes; left > 0; left -= Math.min(left, 1 << 20)) {
      whole.update(new byte[(int) Math.min(left, 1 << 20)]);
    }
    int shifted = ChecksumShift.shift(crc(begin, 0, begin.length), bytes);
    assertThat(shifted ^ crcOfZeros(bytes)).isEqualTo((int) whole.getValue());
  }

  @Test
  void shiftsOfManyGigabytesAreThoseOfTheirParts() {
    for (int round = 0; round < 1000; round++) {
      long first = random.nextLong(1L << random.nextInt(1, 40));
      long second = random.nextLong(1L << random.nextInt(1, 40));
      int checksum = random.nextInt();
      int inTwo = ChecksumShift.shift(ChecksumShift.shift(checksum, first), second);
      assertThat(ChecksumShift.shift(checksum, first + second)).isEqualTo(inTwo);
    }
  }

  /** Doubling zeros of a length that was really computed: 2³⁴ of them, and x to a large power. */
  @Test
  void checksumOfManyGigabytesOfZerosIsPutTogetherFromItsHalves() {
    long bytes = 1 << 20;
    int checksum = crcOfZeros(bytes);
    int odd = crcOfZeros(bytes - 1);
    for (; bytes < 1L << 34; bytes *= 2) {
      odd = ChecksumShift.shift(checksum, bytes - 1) ^ odd;
      checksum = ChecksumShift.shift(checksum, bytes) ^ checksum;
      assertThat(ChecksumShift.shift(odd, 1) ^ crcOfZeros(1)).isEqualTo(checksum);
    }
    assertThat(bytes).isEqualTo(1L << 34);
  }

  /** The order of x modulo G is 2³¹-1, so a shift by that many bytes is none. */
  @Test
  void shiftByTheOrderOfTheGeneratorIsNone() {
    int checksum = random.nextInt();
    assertThat(ChecksumShift.shift(checksum, Integer.MAX_VALUE)).isEqualTo(checksum);
    assertThat(ChecksumShift.shift(checksum, 17L * Integer.MAX_VALUE)).isEqualTo(checksum);
    assertThat(ChecksumShift.shift(checksum, 5)).isNotEqualTo(checksum);
  }
}
