package dev.lsmkv.sstable.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseIndexTest {

  private static final BlockIndexFormat FORMAT = format(Map.of());

  private static BlockIndexFormat format(Map<String, String> settings) {
    return new SparseProvider().create(MapSettings.of(settings));
  }

  /** Opens bytes as the engine does: outside the heap, and nothing lies behind them. */
  private static BlockIndex open(byte[] encoded) throws IOException {
    MemorySegment mapped =
        Arena.ofAuto().allocate(Math.max(1, encoded.length)).asSlice(0, encoded.length);
    return FORMAT.open(mapped.copyFrom(MemorySegment.ofArray(encoded)).asReadOnly());
  }

  private static List<BlockSpan> spans(Random random, Entries entries, int blocksMax) {
    List<Key> separators = new ArrayList<>();
    int blocks = 1 + random.nextInt(blocksMax);
    for (int i = 0; i < blocks; i++) {
      boolean again = !separators.isEmpty() && random.nextInt(6) == 0;
      separators.add(again ? separators.getLast() : Key.copyOf(entries.key()));
    }
    separators.sort(null);
    List<BlockSpan> spans = new ArrayList<>();
    long offset = 128;
    for (Key separator : separators) {
      int length = 1 + random.nextInt(random.nextInt(20) == 0 ? Integer.MAX_VALUE - 1 : 10_000);
      spans.add(new BlockSpan(separator, offset, length));
      offset += length + random.nextInt(3);
    }
    return spans;
  }

  private static int find(List<BlockSpan> spans, byte[] key) {
    int block = 0;
    while (block < spans.size() && spans.get(block).separator().compareTo(key) < 0) {
      block++;
    }
    return block;
  }

  @ParameterizedTest
  @ValueSource(longs = {20261122, 1, 2})
  void theBlockFoundIsTheOneThatALinearSearchFinds(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String name = "seed " + seed + ", index " + i;
      Entries entries = new Entries(random);
      List<BlockSpan> spans = spans(random, entries, random.nextInt(10) == 0 ? 500 : 20);
      BlockIndex index = open(FORMAT.build(spans));
      assertThat(index.blocks()).as(name).isEqualTo(spans.size());
      for (int block = 0; block < spans.size(); block++) {
        assertThat(index.offset(block)).as(name).isEqualTo(spans.get(block).offset());
        assertThat(index.length(block)).as(name).isEqualTo(spans.get(block).length());
        byte[] separator = spans.get(block).separator().toByteArray();
        for (byte[] key : List.of(separator, entries.near(separator), entries.key(), new byte[0])) {
          assertThat(index.find(key)).as(name).isEqualTo(find(spans, key));
        }
      }
    }
  }

  @Test
  void manySeparatorsWithOneHeadAreToldApart() throws IOException {
    List<BlockSpan> spans = new ArrayList<>();
    spans.add(new BlockSpan(Key.copyOf(new byte[] {0}), 0, 1));
    for (int i = 0; i < 1000; i++) {
      byte[] separator = new byte[12];
      Arrays.fill(separator, (byte) 0xff);
      ByteBuffer.wrap(separator).putInt(8, 2 * i);
      spans.add(new BlockSpan(Key.copyOf(separator), 1 + i, 1));
    }
    BlockIndex index = open(FORMAT.build(spans));
    for (int i = 0; i < 2000; i++) {
      byte[] key = spans.getLast().separator().toByteArray();
      ByteBuffer.wrap(key).putInt(8, i);
      assertThat(index.find(key)).isEqualTo(find(spans, key));
    }
  }

  @Test
  void everyCutOffOrLengthenedIndexIsRefused() throws IOException {
    byte[] encoded = FORMAT.build(spans(new Random(1), new Entries(new Random(1)), 20));
    for (int length = 0; length < encoded.length + 3; length++) {
      byte[] other = Arrays.copyOf(encoded, length);
      if (length != encoded.length) {
        assertThatThrownBy(() -> open(other))
            .as("length " + length)
            .isInstanceOf(IOException.class);
      }
    }
  }

  /**
   * An index has no checksum of its own, so a changed one may open; it may not lead outside its
   * bytes.
   */
  @Test
  void aChangedIndexIsRefusedOrAnswers() throws IOException {
    Random random = new Random(20261122);
    byte[] encoded = FORMAT.build(spans(random, new Entries(random), 20));
    int refused = 0;
    for (int i = 0; i < 8 * encoded.length; i++) {
      byte[] changed = encoded.clone();
      changed[i >>> 3] ^= (byte) (1 << (i & 7));
      refused += isRefused(changed) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(encoded.length);
  }

  private static boolean isRefused(byte[] changed) {
    BlockIndex index;
    try {
      index = open(changed);
    } catch (IOException _) {
      return true;
    }
    assertThat(index.find(new byte[] {1, 2, 3})).isBetween(0, index.blocks());
    assertThat(index.find(new byte[100])).isBetween(0, index.blocks());
    assertThat(index.length(index.blocks() - 1)).isPositive();
    assertThat(index.offset(index.blocks() - 1)).isNotNegative();
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, -1",
    "0, 2147483647",
    "0, 3", // blocks
    "4, -1",
    "4, 2147483647",
    "4, 2", // bytes in common
    "12, -1",
    "12, 2147483647", // offset of the first block, the high half
    "16, 0",
    "16, -1", // length of the first block
    "20, -1",
    "20, 3",
    "36, 0",
    "36, 1", // ends of separators
    "24, 0", // offset of the second block
  })
  void anIndexThatCannotBeRightIsRefused(int position, int number) {
    byte[] encoded =
        FORMAT.build(
            List.of(
                new BlockSpan(Key.copyOf(new byte[] {5, 1}), 128, 100),
                new BlockSpan(Key.copyOf(new byte[] {5, 2}), 228, 100)));
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putInt(position, number);
    assertThatThrownBy(() -> open(encoded)).isInstanceOf(IOException.class);
  }

  @Test
  void aSeparatorThatEndsBeforeItBeginsIsRefused() {
    List<BlockSpan> spans = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      spans.add(new BlockSpan(Key.copyOf(new byte[i + 1]), i, 1));
    }
    byte[] encoded = FORMAT.build(spans);
    int endOfSecond = SparseIndex.HEADER_BYTES + SparseIndex.RECORD_BYTES + 12;
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putInt(endOfSecond, 6);
    assertThatThrownBy(() -> open(encoded)).isInstanceOf(IOException.class);
  }

  @Test
  void separatorsOutOfOrderAreRefused() {
    byte[] last = {1, 2, 3, 4, 5, 6, 7, 8, 9, 2};
    byte[] first = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    BlockSpan one = new BlockSpan(Key.copyOf(new byte[] {0}), 100, 1);
    BlockSpan two = new BlockSpan(Key.copyOf(last), 101, 1);
    BlockSpan three = new BlockSpan(Key.copyOf(first), 102, 1);
    assertThatThrownBy(() -> open(FORMAT.build(List.of(one, two, three))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> open(FORMAT.build(List.of(one, two, new BlockSpan(one.separator(), 102, 1)))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theSettingIsTheMostEntriesOfABlock() {
    assertThat(FORMAT.entriesPerBlockMax()).isZero();
    assertThat(format(Map.of("entries-per-index", "16")).entriesPerBlockMax()).isEqualTo(16);
    assertThatThrownBy(() -> format(Map.of("entries-per-index", "-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
