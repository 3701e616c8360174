package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.OperationReader;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySlabsTest {

  private static final byte[] KEY = {1, 2, 3};
  private static final int SHARED = EntrySlabs.SHARED_BYTES_MAX;

  private final EntrySlabs slabs = new EntrySlabs(new ArenaGrowth(64 << 20));

  @ParameterizedTest
  @ValueSource(ints = {SHARED - 1, SHARED, SHARED + 1, 64 << 10, 1 << 20, 5 << 20})
  void valueOfAnyLengthIsWhatWasGiven(int length) {
    byte[] value = random(length);

    long alone = add(BatchEncoder.put(KEY, value));
    long beside = add(new BatchEncoder().addPut(KEY, value).addPut(KEY, value).encoded());

    assertThat(slabs.valueBytes(alone)).isEqualTo(value);
    assertThat(slabs.valueBytes(beside)).isEqualTo(value);
    assertThat(slabs.value(alone).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(value);
    assertThat(slabs.value(beside).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(value);
    assertThat(slabs.hasKey(alone, KEY)).isTrue();
    assertThat(slabs.hasKey(beside, KEY)).isTrue();
  }

  @Test
  void longValueStaysInTheArrayOfItsBatch() {
    EncodedBatch batch = BatchEncoder.put(KEY, random(SHARED + 1));

    assertThat(isKept(batch)).isTrue();
  }

  @Test
  void valueThatSharesAnArrayIsCopied() {
    EncodedBatch batch = BatchEncoder.put(KEY, random(SHARED));

    assertThat(isKept(batch)).isFalse();
  }

  @Test
  void arrayWithMuchElseIsNotKept() {
    EncodedBatch little = among(random(80_000), 10_000);
    EncodedBatch much = among(random(80_000), 10_001);

    assertThat(isKept(little)).isTrue();
    assertThat(isKept(much)).isFalse();
  }

  @Test
  void keptArrayIsCountedAsAWhole() {
    EncodedBatch batch = among(random(80_000), 10_000);
    add(BatchEncoder.put(KEY, KEY)); // an array for what is short
    long before = slabs.bytes();

    add(batch);

    assertThat(slabs.bytes() - before)
        .isEqualTo(ArenaGrowth.ARRAY_HEADER_BYTES + batch.bytes().length);
  }

  @Test
  void copiedValueIsCountedWithoutTheArrayItCameIn() {
    add(BatchEncoder.put(KEY, KEY)); // an array for what is short
    long before = slabs.bytes();

    add(among(random(80_000), 10_001));

    assertThat(slabs.bytes() - before).isEqualTo(ArenaGrowth.ARRAY_HEADER_BYTES + 80_000);
  }

  @Test
  void keyMayBeLongToo() {
    byte[] key = random(SHARED + 2);
    byte[] value = random(SHARED + 1);

    long address = add(BatchEncoder.put(key, value));

    assertThat(slabs.hasKey(address, key)).isTrue();
    assertThat(slabs.valueBytes(address)).isEqualTo(value);
    assertThat(slabs.trailer(address)).isEqualTo(42);
  }

  private boolean isKept(EncodedBatch batch) {
    int last = batch.offset() + batch.length() - 1;
    long address = add(batch);
    byte[] before = slabs.valueBytes(address);
    batch.bytes()[last] ^= 1; // which nobody may do
    return !Arrays.equals(slabs.valueBytes(address), before);
  }

  /** A batch of one put in an array with so many other bytes. */
  private static EncodedBatch among(byte[] value, int others) {
    EncodedBatch batch = BatchEncoder.put(KEY, value);
    byte[] array = new byte[value.length + others];
    System.arraycopy(batch.bytes(), batch.offset(), array, 7, batch.length());
    return new EncodedBatch(array, 7, batch.length(), 1);
  }

  private long add(EncodedBatch batch) {
    OperationReader operation = batch.operations();
    assertThat(operation.next()).isTrue();
    return slabs.addWithTrailer(operation, 42);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }
}
