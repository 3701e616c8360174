package dev.lsmkv.spi.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoded operations, and their reader. */
final class BatchEncoderTest {

  private static final long SEED = 20_261_122;

  @Test
  void theDocumentedPut() {
    EncodedBatch batch = BatchEncoder.put("k".getBytes(US_ASCII), "vv".getBytes(US_ASCII));
    assertThat(HexFormat.ofDelimiter(" ").formatHex(batch.bytes()))
        .isEqualTo("01 00 01 02 6b 76 76");
    assertThat(batch.count()).isEqualTo(1);
  }

  @Test
  void aDeletion() {
    EncodedBatch batch = BatchEncoder.delete("k".getBytes(US_ASCII));
    assertThat(HexFormat.ofDelimiter(" ").formatHex(batch.bytes())).isEqualTo("00 00 01 6b");
    assertThat(batch.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 65_536, 2_097_151, 2_097_152})
  void aBatchOfOneTakesAnArrayOfItsSize(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    EncodedBatch put = BatchEncoder.put(bytes, bytes);
    assertThat(put.bytes()).hasSize(put.length());
    OperationReader reader = put.operations();
    assertThat(reader.next()).isTrue();
    assertThat(reader.kind()).isEqualTo(EntryKind.PUT);
    assertThat(reader.keyLength()).isEqualTo(length);
    assertThat(reader.valueLength()).isEqualTo(length);
    assertThat(reader.next()).isFalse();

    EncodedBatch delete = BatchEncoder.delete(bytes);
    assertThat(delete.bytes()).hasSize(delete.length());
    OperationReader deletion = delete.operations();
    assertThat(deletion.next()).isTrue();
    assertThat(deletion.kind()).isEqualTo(EntryKind.DELETE);
    assertThat(deletion.keyLength()).isEqualTo(length);
    assertThat(deletion.valueLength()).isZero();
    assertThat(deletion.next()).isFalse();
  }

  @Test
  void theShortcutsEncodeAsAnEncoderDoes() {
    byte[] key = {1, 2};
    byte[] value = new byte[200];
    BatchEncoder encoder = new BatchEncoder().addPut(key, value).addDelete(key);
    EncodedBatch both = encoder.encoded();
    byte[] put = BatchEncoder.put(key, value).bytes();
    byte[] delete = BatchEncoder.delete(key).bytes();
    assertThat(Arrays.copyOf(both.bytes(), put.length)).isEqualTo(put);
    assertThat(Arrays.copyOfRange(both.bytes(), put.length, both.length())).isEqualTo(delete);
    assertThat(both.length()).isEqualTo(put.length + delete.length);
    assertThat(encoder.count()).isEqualTo(2);
    assertThat(encoder.bytes()).isEqualTo(204);
  }

  @Test
  void lengthsBeyondAnArrayAreRefused() {
    assertThat(BatchEncoder.checked(Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
    assertThatIllegalStateException().isThrownBy(() -> BatchEncoder.checked(Integer.MAX_VALUE - 7));
    assertThatIllegalStateException()
        .isThrownBy(() -> BatchEncoder.checked(3L << 31))
        .withMessageContaining("2 GiB");
  }

  @Test
  void whatWasAddedIsRead() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 300; round++) {
      int count = random.nextInt(10);
      byte[][] keys = new byte[count][];
      byte[][] values = new byte[count][];
      BatchEncoder encoder = new BatchEncoder();
      for (int i = 0; i < count; i++) {
        keys[i] = randomBytes(random, 300);
        values[i] = random.nextBoolean() ? randomBytes(random, 300) : null;
        if (values[i] == null) {
          encoder.addDelete(keys[i]);
        } else {
          encoder.addPut(keys[i], values[i]);
        }
      }
      assertRead(encoder.encoded().operations(), keys, values);
    }
  }

  private static byte[] randomBytes(SplittableRandom random, int lengthMax) {
    byte[] bytes = new byte[random.nextInt(lengthMax)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertRead(OperationReader reader, byte[][] keys, byte[][] values) {
    for (int i = 0; i < keys.length; i++) {
      assertThat(reader.next()).as("seed %d", SEED).isTrue();
      assertThat(reader.kind()).isEqualTo(values[i] == null ? EntryKind.DELETE : EntryKind.PUT);
      assertThat(reader.keyspace()).isZero();
      int valueOffset = reader.valueOffset();
      assertThat(Arrays.copyOfRange(reader.bytes(), reader.keyOffset(), valueOffset))
          .isEqualTo(keys[i]);
      byte[] value =
          Arrays.copyOfRange(reader.bytes(), valueOffset, valueOffset + reader.valueLength());
      assertThat(value).isEqualTo(values[i] == null ? new byte[0] : values[i]);
    }
    assertThat(reader.next()).isFalse();
    assertThat(reader.next()).isFalse();
  }
}
