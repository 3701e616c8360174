package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.Model;
import dev.lsmkv.sstable.support.RunLengthCompression;
import dev.lsmkv.sstable.support.TableFile;
import dev.lsmkv.testkit.provider.MapCache;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who can compute checksums does to files. */
class HostileTest {

  private static final int FRAME = FileHeader.BYTES;
  private static final int PAYLOAD = FRAME + BlockFrame.BYTES;

  private static final List<Entry> ENTRIES =
      List.of(
          Entry.put(Entries.ascii("apple"), 9, Entries.ascii("green")),
          Entry.delete(Entries.ascii("apple"), 7),
          Entry.put(Entries.ascii("apricot"), 4, Entries.ascii("orange")));

  private final TableFile file;

  HostileTest() throws IOException {
    file =
        TableFile.write(
            new TableFile.Shape(8192, 0, Optional.of(new RunLengthCompression())), ENTRIES);
    assertThat(file.spans()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, -1",
    "0, 2147483647",
    "0, 1000", // rows
    "4, -1",
    "4, 65537",
    "4, 2147483647",
    "4, 200", // bytes in common
    "16, 515",
    "16, 770",
    "16, 1026",
    "16, 516",
    "16, 2",
    "16, 65282",
    "16, 767", // widths
    "18, 1",
    "18, 16", // shifts
    "19, 1",
    "19, 255", // bytes of keys in heads
    "20, 1",
    "22, 1", // zeros
  })
  void aHeaderThatCannotBeRightIsRefused(int position, int number) {
    assertCorrupt(change(payload -> payload.putInt(position, number)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void anOffsetThatLeavesItsPlaceIsRefused(int number) {
    int at = BlockLayout.HEADER_BYTES + ENTRIES.size() * BlockLayout.HEAD_BYTES + 2 * number;
    for (int offset : new int[] {0, 1, 30, 0x7fff, 0x8000, 0xffff}) {
      assertCorrupt(change(payload -> payload.putShort(at, (short) offset)));
    }
  }

  @Test
  void anEntryOfAnUnknownKindIsRefused() {
    assertCorrupt(change(payload -> payload.put(BlockLayout.TRAILER_BASE_AT, (byte) 2)));
  }

  @Test
  void aTombstoneWithAValueIsRefused() {
    int trailer =
        BlockLayout.HEADER_BYTES + 3 * BlockLayout.HEAD_BYTES + 7 * Short.BYTES + 2 * Short.BYTES;
    assertCorrupt(change(payload -> payload.put(trailer, (byte) (payload.get(trailer) - 1))));
  }

  /** Lengths whose sum or product cannot be told from the right one in 32 bits, too. */
  @ParameterizedTest
  @CsvSource({
    "-1, 4",
    "4, -1",
    "-2, 5",
    "1, 3",
    "0, 0",
    "2147483647, 0",
    "2, 2147483647",
    "1073741825, 1073741826",
    "-2147483648, -2147483645",
    "1073741824, 1073741827",
  })
  void rowsOfOneLengthThatDoNotEndAtTheEndAreRefused(int keyRest, int value) throws IOException {
    List<Entry> even =
        List.of(
            Entry.put(Entries.ascii("apple1"), 9, Entries.ascii("x")),
            Entry.put(Entries.ascii("banana"), 9, Entries.ascii("y")));
    TableFile table = TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), even);
    int at = BlockLayout.HEADER_BYTES + even.size() * BlockLayout.HEAD_BYTES;
    assertThat(little(table.bytes()).getLong(PAYLOAD + at)).isEqualTo(1L << 32 | 2);
    byte[] changed =
        change(table, payload -> payload.putInt(at, keyRest).putInt(at + Integer.BYTES, value));
    assertCorrupt(table, changed);
  }

  @Test
  void aPayloadTooShortForItsHeaderIsRefusedBeforeThatIsRead() {
    for (int length = 0; length < BlockLayout.HEADER_BYTES; length++) {
      assertThat(BlockCheck.problem(MemorySegment.NULL, 0, length))
          .isEqualTo("a payload of " + length + " bytes");
    }
  }

  /** Longer keys would make a cursor take memory for them. */
  @Test
  void aKeyLongerThanKeysCanBeIsRefused() {
    assertThat(problemOfOneKey(BlockLayout.KEY_BYTES_MAX - 4)).isNull();
    assertThat(problemOfOneKey(BlockLayout.KEY_BYTES_MAX - 3)).contains("row 0");
  }

  /** Of a block whose only key has four bytes in its head, and others behind them. */
  private static String problemOfOneKey(int rest) {
    TrailerSpan.Form trailers = new TrailerSpan.Form(0, 0);
    BlockLayout layout = new BlockLayout(1, 0, trailers, 0, BlockLayout.HEAD_BYTES);
    byte[] payload = new byte[(int) layout.rowsAt() + rest];
    layout.begin(payload, 1 << 8 | 1).position((int) layout.offsetsAt()).putInt(rest).putInt(0);
    return BlockCheck.problem(MemorySegment.ofArray(payload), 0, payload.length);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1",
    "0, 1",
    "16777217, 1",
    "2147483647, 1",
    "-2147483648, 1", // raw lengths of a compressed block
    "1000, 1", // one that it does not decompress to
    "100, 0",
    "0, 2",
    "0, -1", // raw length of a plain block, other codings
  })
  void aFrameThatCannotBeRightIsRefusedBeforeMemoryIsTaken(int rawLength, int coding) {
    byte[] changed = file.bytes().clone();
    int stored = little(changed).getInt(FRAME + 4);
    assertCorrupt(seal(changed, new BlockFrame(stored, rawLength, coding)));
  }

  @Test
  void aCompressedBlockIsRefusedWhereTheTableHasNoCompression() throws IOException {
    TableFile plain = TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), ENTRIES);
    int stored = little(plain.bytes()).getInt(FRAME + 4);
    byte[] changed =
        seal(plain.bytes().clone(), new BlockFrame(stored, stored + 1, BlockFrame.COMPRESSED));
    assertThatThrownBy(() -> plain.with(changed).blocks()).isInstanceOf(CorruptFileException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 100",
    "0, 100",
    "127, 100",
    "9223372036854775807, 100",
    "-9223372036854775808, 100",
    "128, 0",
    "128, 15",
    "128, 16",
    "128, -1",
    "128, -2147483648",
    "128, 2147483647",
    "129, 100",
    "100000, 20",
  })
  void aPlaceInTheIndexThatCannotBeRightIsRefused(long offset, int length) throws IOException {
    Table table = file.open(new FixedIndex(1, offset, length), new MapCache());
    assertThatThrownBy(() -> table.find(new Lookup(Entries.ascii("apple"), 9)))
        .isInstanceOf(CorruptFileException.class);
    assertThatThrownBy(() -> table.cursor(Direction.REVERSE).next())
        .isInstanceOf(CorruptFileException.class);
  }

  @Test
  void anIndexOfAnotherTableIsRefusedAtOpen() {
    assertThatThrownBy(() -> file.open(new FixedIndex(2, FRAME, 100), new MapCache()))
        .isInstanceOf(CorruptFileException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 15, 100_000})
  void aLengthThatLeadsBehindTheBlocksIsRefusedWhenTheyAreFoundAgain(int stored) {
    byte[] changed = file.bytes().clone();
    little(changed).putInt(FRAME + 4, stored);
    assertThatThrownBy(() -> file.with(changed).blocks()).isInstanceOf(CorruptFileException.class);
  }

  @Test
  void blocksOutOfOrderAreRefusedWhenTheyAreFoundAgain() throws IOException {
    List<Entry> entries = Entries.numbered(2);
    TableFile two = TableFile.write(new TableFile.Shape(8192, 1, Optional.empty()), entries);
    BlockSpan first = two.spans().getFirst();
    byte[] changed = two.bytes().clone();
    byte[] key = entries.getLast().key().toByteArray();
    key[0]++;
    int prefixAt =
        (int) first.offset() + first.length() - key.length - entries.getFirst().value().length;
    System.arraycopy(key, 0, changed, prefixAt, key.length);
    int stored = little(changed).getInt(FRAME + 4);
    assertThatThrownBy(() -> two.with(seal(changed, BlockFrame.plain(stored))).blocks())
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("out of order");
  }

  /**
   * Changes that keep the checksum right may change the answers; they may not lead anywhere else.
   */
  @ParameterizedTest
  @ValueSource(longs = {20261122, 5})
  void anyBlockWithARightChecksumGivesAnswersOrIsRefused(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      String name = "seed " + seed + ", change " + i;
      byte[] changed =
          change(payload -> {
            for (int change = random.nextInt(4); change >= 0; change--) {
              int bound = random.nextBoolean() ? 60 : payload.limit();
              payload.put(
                  random.nextInt(Math.min(bound, payload.limit())), (byte) random.nextInt());
            }
          });
      assertThat(answersOrIsRefused(changed)).as(name).isTrue();
    }
  }

  private boolean answersOrIsRefused(byte[] changed) throws IOException {
    try {
      Table table = file.with(changed).open();
      table.find(new Lookup(Entries.ascii("apple"), 8));
      table.find(new Lookup(Entries.ascii("apricot"), 8));
      for (Direction direction : Direction.values()) {
        EntryCursor cursor = table.cursor(direction);
        assertThat(Model.drain(cursor).size()).isLessThan(changed.length);
        cursor.seek(Entries.ascii("apple"));
        cursor.seek(Entries.ascii("b"));
      }
      return true;
    } catch (CorruptFileException _) {
      return true;
    }
  }

  private void assertCorrupt(byte[] changed) {
    assertCorrupt(file, changed);
  }

  private static void assertCorrupt(TableFile file, byte[] changed) {
    assertThatThrownBy(() -> file.with(changed).open().find(new Lookup(Entries.ascii("apple"), 9)))
        .isInstanceOf(CorruptFileException.class);
    assertThatThrownBy(() -> file.with(changed).open().cursor(Direction.FORWARD).next())
        .isInstanceOf(CorruptFileException.class);
    assertThatThrownBy(() -> file.with(changed).blocks()).isInstanceOf(CorruptFileException.class);
  }

  private byte[] change(Consumer<ByteBuffer> change) {
    return change(file, change);
  }

  /** Changes the payload of the only block and makes its checksum right. */
  private static byte[] change(TableFile file, Consumer<ByteBuffer> change) {
    byte[] changed = file.bytes().clone();
    int stored = little(changed).getInt(FRAME + 4);
    change.accept(little(changed).slice(PAYLOAD, stored).order(ByteOrder.LITTLE_ENDIAN));
    return seal(changed, BlockFrame.plain(stored));
  }

  private static byte[] seal(byte[] changed, BlockFrame frame) {
    CRC32C crc = frame.startChecksum(FRAME);
    crc.update(changed, PAYLOAD, frame.storedLength());
    byte[] encoded = frame.encode((int) crc.getValue());
    System.arraycopy(encoded, 0, changed, FRAME, encoded.length);
    return changed;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An index that says the same of every block. */
  private record FixedIndex(int blocks, long offset, int length) implements BlockIndex {

    @Override
    public int find(byte[] key) {
      return Arrays.equals(key, new byte[0]) ? blocks : 0;
    }

    @Override
    public long offset(int block) {
      return offset;
    }

    @Override
    public int length(int block) {
      return length;
    }
  }
}
