package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The tests of a {@link Compression}. */
interface CompressionTests {

  Compression compression();

  @Test
  default void everyLengthComesBack() throws IOException {
    for (int length = 0; length <= 700; length++) {
      assertComesBack(length);
    }
    for (int length : new int[] {4_095, 4_096, 8_190, 65_535, 65_536, 65_537, 1 << 20, 3 << 20}) {
      assertComesBack(length);
    }
  }

  private void assertComesBack(int length) throws IOException {
    for (byte[] raw : RawBlocks.ofLength(length)) {
      byte[] compressed = RawBlocks.compress(compression(), raw);
      byte[] back = RawBlocks.decompress(compression(), compressed, length);
      assertArrayEquals(raw, back, () -> "length " + length);
    }
  }

  @Test
  default void longestLengthIsLongEnoughAndNoLessForLongerBlocks() {
    int before = 0;
    for (int length = 0; length < 100_000; length = length * 9 / 8 + 1) {
      int most = compression().compressedLengthMax(length);
      assertTrue(most >= before && most >= 0, "compressed length of " + length + ": " + most);
      before = most;
      for (byte[] raw : RawBlocks.ofLength(length)) {
        int compressed = compression().compress(raw, length, new byte[most]);
        assertTrue(compressed >= 0 && compressed <= most, "compressed " + length + ": " + most);
      }
    }
  }

  @Test
  default void bytesBehindTheBlockTakeNoPart() throws IOException {
    for (int length : new int[] {0, 1, 60, 1_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] longer = RawBlocks.longer(raw, (byte) 0x5a);
        byte[] target = new byte[compression().compressedLengthMax(length) + 100];
        Arrays.fill(target, (byte) 0x28);
        int compressed = compression().compress(longer, length, target);
        for (byte behind : new byte[] {0, 1, 0x28, -1}) {
          Arrays.fill(target, compressed, target.length, behind);
          byte[] back = new byte[length];
          Arrays.fill(back, (byte) 7);
          compression().decompress(target, compressed, back);
          assertArrayEquals(raw, back, () -> "length " + length);
        }
      }
    }
  }

  @Test
  default void aLongerTargetGetsTheBlockInItsFirstBytes() throws IOException {
    for (int length : new int[] {0, 1, 60, 1_000, 9_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        for (int more : new int[] {0, 1, 15, 100, 70_000}) {
          assertFillsItsPart(compressed, raw, more);
        }
      }
    }
  }

  private void assertFillsItsPart(byte[] compressed, byte[] raw, int more) throws IOException {
    byte[] back = new byte[raw.length + more];
    Arrays.fill(back, (byte) 7);
    compression().decompress(compressed, compressed.length, back, raw.length);
    assertArrayEquals(raw, Arrays.copyOf(back, raw.length), () -> raw.length + " and " + more);
  }

  @Test
  default void everyOtherLengthIsRefusedWhateverTheTargetHasRoomFor() {
    for (int length : new int[] {1, 2, 60, 1_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        byte[] target = new byte[2 * length + 100];
        for (int other : new int[] {0, length - 1, length + 1, 2 * length}) {
          assertRefused(compressed, length, other, target);
        }
      }
    }
  }

  private void assertRefused(byte[] compressed, int length, int other, byte[] target) {
    if (other != length) {
      assertThrows(
          IOException.class,
          () -> compression().decompress(compressed, compressed.length, target, other),
          () -> other + " bytes in place of " + length);
    }
  }

  @Test
  default void damagedBlockIsRefusedOrFillsItsPartOfALongerTarget() {
    for (int length : new int[] {0, 1, 60, 300}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        Damage.all(compressed, bytes -> assertRefusedOrFilled(bytes, length, length + 90));
      }
    }
  }

  private void assertRefusedOrFilled(byte[] bytes, int length, int room) throws IOException {
    byte[] zeros = new byte[room];
    byte[] ones = new byte[room];
    Arrays.fill(ones, (byte) -1);
    compression().decompress(bytes, bytes.length, zeros, length);
    compression().decompress(bytes, bytes.length, ones, length);
    assertArrayEquals(
        Arrays.copyOf(zeros, length), Arrays.copyOf(ones, length), "not all was written");
  }

  @Test
  default void theBeginningOfABlockIsThere() throws IOException {
    for (int length : new int[] {0, 1, 13, 60, 1_000, 9_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        for (int enough : new int[] {0, 1, length / 3, length / 2, length - 1, length}) {
          assertBegins(compressed, raw, Math.clamp(enough, 0, length));
        }
      }
    }
  }

  private void assertBegins(byte[] compressed, byte[] raw, int enough) throws IOException {
    byte[] source = RawBlocks.longer(compressed, (byte) 0x28);
    byte[] back = new byte[raw.length + 40];
    Arrays.fill(back, (byte) 7);
    int length = compression().decompressFirst(source, compressed.length, back, raw.length, enough);
    assertTrue(length >= enough && length <= raw.length, () -> enough + " bytes: " + length);
    assertArrayEquals(
        Arrays.copyOf(raw, length), Arrays.copyOf(back, length), () -> enough + " bytes");
  }

  @Test
  default void aBeginningBehindTheEndIsRefused() {
    for (int length : new int[] {0, 1, 60, 1_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        byte[] target = new byte[length + 40];
        assertThrows(
            IOException.class,
            () ->
                compression()
                    .decompressFirst(compressed, compressed.length, target, length + 1, length + 1),
            () -> "one byte behind " + length);
      }
    }
  }

  @Test
  default void beginningOfADamagedBlockIsRefusedOrThere() {
    for (int length : new int[] {1, 60, 300}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        for (int enough : new int[] {length / 4, length / 2, length}) {
          Damage.all(compressed, bytes -> assertRefusedOrBegun(bytes, length, enough));
        }
      }
    }
  }

  private void assertRefusedOrBegun(byte[] bytes, int length, int enough) throws IOException {
    byte[] zeros = new byte[length + 40];
    byte[] ones = new byte[length + 40];
    Arrays.fill(ones, (byte) -1);
    int first = compression().decompressFirst(bytes, bytes.length, zeros, length, enough);
    int second = compression().decompressFirst(bytes, bytes.length, ones, length, enough);
    assertTrue(first >= enough && first <= length, () -> enough + " bytes: " + first);
    assertArrayEquals(
        Arrays.copyOf(zeros, first), Arrays.copyOf(ones, second), "not all was written");
  }

  @Test
  default void sourcesAreNotChanged() throws IOException {
    for (byte[] raw : RawBlocks.ofLength(3_000)) {
      byte[] before = raw.clone();
      byte[] compressed = RawBlocks.compress(compression(), raw);
      assertArrayEquals(before, raw, "the block");
      byte[] compressedBefore = compressed.clone();
      RawBlocks.decompress(compression(), compressed, raw.length);
      assertArrayEquals(compressedBefore, compressed, "the compressed block");
    }
  }

  @Test
  default void everyOtherLengthIsRefused() {
    for (int length : new int[] {1, 2, 60, 1_000}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        for (int other : new int[] {0, length - 1, length + 1, 2 * length, length + 70_000}) {
          assertRefused(compressed, length, other);
        }
      }
    }
  }

  private void assertRefused(byte[] compressed, int length, int other) {
    if (other != length) {
      assertThrows(
          IOException.class,
          () -> RawBlocks.decompress(compression(), compressed, other),
          () -> other + " bytes in place of " + length);
    }
  }

  @Test
  default void blockCutShortIsRefusedOrWhole() {
    for (byte[] raw : RawBlocks.ofLength(400)) {
      byte[] compressed = RawBlocks.compress(compression(), raw);
      for (int length = 0; length < compressed.length; length++) {
        byte[] cut = RawBlocks.longer(Arrays.copyOf(compressed, length), (byte) 0);
        int kept = length;
        byte[] back = new byte[raw.length];
        try {
          compression().decompress(cut, kept, back);
          assertArrayEquals(raw, back, () -> "cut off at byte " + kept);
        } catch (IOException _) {
          // Refused, as it may be.
        }
      }
    }
  }

  @Test
  default void damagedBlockIsRefusedOrFillsTheTarget() {
    for (int length : new int[] {0, 1, 60, 300}) {
      for (byte[] raw : RawBlocks.ofLength(length)) {
        byte[] compressed = RawBlocks.compress(compression(), raw);
        Damage.all(compressed, bytes -> assertRefusedOrFilled(bytes, length));
      }
    }
  }

  private void assertRefusedOrFilled(byte[] bytes, int length) throws IOException {
    byte[] before = bytes.clone();
    byte[] zeros = new byte[length];
    byte[] ones = new byte[length];
    Arrays.fill(ones, (byte) -1);
    try {
      compression().decompress(bytes, bytes.length, zeros);
      compression().decompress(bytes, bytes.length, ones);
      assertArrayEquals(zeros, ones, "not all of the target was written");
    } finally {
      assertArrayEquals(before, bytes, "the compressed block");
    }
  }

  @Test
  default void threadsDoNotDisturbOneAnother() throws Exception {
    Compression shared = compression();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int length = 2_000 + 100 * thread; // no two compress the same, so that every mix-up shows
      tasks.add(() -> {
        for (int i = 0; i < 60; i++) {
          for (byte[] raw : RawBlocks.ofLength(length + i)) {
            byte[] compressed = RawBlocks.compress(shared, raw);
            assertArrayEquals(raw, RawBlocks.decompress(shared, compressed, raw.length));
          }
        }
        return true;
      });
    }
    List<Boolean> done = Together.run(tasks);
    assertTrue(done.stream().allMatch(Boolean::booleanValue));
  }
}
