package dev.lsmkv.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.OperationReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a batch counts, and what it hands to an engine. */
final class WriteBatchTest {

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static String hex(EncodedBatch batch) {
    return HexFormat.ofDelimiter(" ")
        .formatHex(batch.bytes(), batch.offset(), batch.offset() + batch.length());
  }

  @Test
  void anEmptyBatchHasNoOperations() {
    WriteBatch batch = new WriteBatch();
    assertThat(batch.count()).isZero();
    assertThat(batch.bytes()).isZero();
    assertThat(batch.encoded().length()).isZero();
    assertThat(batch.encoded().operations().next()).isFalse();
  }

  @Test
  void theEncodingNeverChanges() {
    WriteBatch batch = new WriteBatch().put(ascii("k"), ascii("vv")).delete(ascii("k"));
    batch.put(ascii("e"), new byte[0]);
    assertThat(hex(batch.encoded())).isEqualTo("01 00 01 02 6b 76 76 00 00 01 6b 01 00 01 00 65");
    assertThat(batch.encoded().count()).isEqualTo(3);
  }

  @Test
  void lengthsFrom128TakeTwoBytes() {
    WriteBatch batch = new WriteBatch().put(new byte[127], new byte[300]).delete(new byte[128]);
    String hex = hex(batch.encoded());
    assertThat(hex).startsWith("01 00 7f ac 02 00").contains("00 00 80 01 00");
    assertThat(batch.encoded().length()).isEqualTo(5 + 127 + 300 + 4 + 128);
  }

  @Test
  void bytesAreThoseOfKeysAndValues() {
    WriteBatch batch = new WriteBatch().put(ascii("key"), ascii("value")).delete(ascii("other"));
    assertThat(batch.count()).isEqualTo(2);
    assertThat(batch.bytes()).isEqualTo(13);
  }

  @Test
  void severalOperationsOnAKeyAreAllKeptInTheirOrder() {
    WriteBatch batch = new WriteBatch().put(ascii("k"), ascii("1")).put(ascii("k"), ascii("2"));
    OperationReader operations = batch.encoded().operations();
    assertThat(operations.next()).isTrue();
    assertThat(operations.bytes()[operations.valueOffset()]).isEqualTo((byte) '1');
    assertThat(operations.next()).isTrue();
    assertThat(operations.bytes()[operations.valueOffset()]).isEqualTo((byte) '2');
    assertThat(operations.next()).isFalse();
  }

  @Test
  void whatIsPutInIsCopied() {
    byte[] key = ascii("k");
    byte[] value = ascii("v");
    WriteBatch batch = new WriteBatch().put(key, value).delete(key);
    key[0] = 'x';
    value[0] = 'x';
    assertThat(hex(batch.encoded())).isEqualTo("01 00 01 01 6b 76 00 00 01 6b");
  }

  @Test
  void anEncodedBatchIsNotReachedByLaterChanges() {
    SplittableRandom random = new SplittableRandom(20_261_122);
    for (int round = 0; round < 200; round++) {
      WriteBatch batch = new WriteBatch();
      for (int n = random.nextInt(20); n > 0; n--) {
        batch.put(new byte[random.nextInt(20)], new byte[random.nextInt(20)]);
      }
      EncodedBatch encoded = batch.encoded();
      String before = hex(encoded);
      batch.put(ascii("later"), ascii("later"));
      assertThat(hex(encoded)).isEqualTo(before);
      batch.clear();
      batch.put(ascii("cleared"), new byte[200]);
      assertThat(hex(encoded)).isEqualTo(before);
    }
  }

  @Test
  void aClearedBatchIsLikeANewOne() {
    WriteBatch batch = new WriteBatch().put(ascii("k"), ascii("v")).delete(ascii("d"));
    batch.clear();
    assertThat(batch.count()).isZero();
    assertThat(batch.bytes()).isZero();
    assertThat(hex(batch.delete(ascii("k")).encoded())).isEqualTo("00 00 01 6b");
  }

  @Test
  void nullIsRefusedAndLeavesTheBatchAsItWas() {
    WriteBatch batch = new WriteBatch().delete(ascii("k"));
    assertThatNullPointerException().isThrownBy(() -> batch.put(null, ascii("v")));
    assertThatNullPointerException().isThrownBy(() -> batch.put(ascii("k"), null));
    assertThatNullPointerException().isThrownBy(() -> batch.delete(null));
    assertThat(batch.count()).isEqualTo(1);
    assertThat(batch.bytes()).isEqualTo(1);
    assertThat(hex(batch.encoded())).isEqualTo("00 00 01 6b");
  }

  @Test
  void moreThanAnArrayHoldsIsRefusedAndLeavesTheBatchAsItWas() {
    assumeThat(Runtime.getRuntime().maxMemory()).isGreaterThan(2L << 30);
    byte[] gibibyte = new byte[1 << 30];
    WriteBatch batch = new WriteBatch().delete(ascii("k"));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> batch.put(gibibyte, gibibyte))
        .withMessage("A batch cannot hold more than 2 GiB. Write it in parts.");
    assertThat(batch.count()).isEqualTo(1);
    assertThat(hex(batch.encoded())).isEqualTo("00 00 01 6b");
  }

  @Test
  void aGrowingBatchKeepsEverything() {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < 10_000; i++) {
      batch.put(ascii("key" + i), ascii("value" + i));
    }
    OperationReader operations = batch.encoded().operations();
    for (int i = 0; i < 10_000; i++) {
      assertThat(operations.next()).isTrue();
      int offset = operations.keyOffset();
      int end = operations.valueOffset() + operations.valueLength();
      assertThat(Arrays.copyOfRange(operations.bytes(), offset, end))
          .isEqualTo(ascii("key" + i + "value" + i));
    }
    assertThat(operations.next()).isFalse();
  }
}
