package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.Model;
import dev.lsmkv.sstable.support.RunLengthCompression;
import dev.lsmkv.sstable.support.TableFile;
import dev.lsmkv.testkit.provider.MapCache;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTableTest {

  private static final TableFile.Shape PLAIN = new TableFile.Shape(512, 0, Optional.empty());
  private static final TableFile.Shape COMPRESSED =
      new TableFile.Shape(512, 0, Optional.of(new RunLengthCompression()));

  /** Entries that run-length coding makes smaller. */
  private static List<Entry> compressible() {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : Entries.numbered(300)) {
      entries.add(new Entry(entry.key(), entry.trailer(), new byte[100]));
    }
    return entries;
  }

  @Test
  void pointReadsKeepDecompressedBlocksAndCursorsDoNot() throws IOException {
    List<Entry> entries = compressible();
    MapCache cache = new MapCache();
    Table table = TableFile.write(COMPRESSED, entries).open(cache);
    assertThat(Model.drain(table.cursor(Direction.FORWARD))).isEqualTo(entries);
    assertThat(cache.blocks()).isEmpty();
    byte[] key = entries.get(150).key().toByteArray();
    assertThat(table.find(new Lookup(key, Trailer.SEQUENCE_MAX))).isNotNull();
    assertThat(cache.blocks()).hasSize(1);
  }

  @Test
  void shortScansKeepTheirBlocksAndLongOnesOnlyTheFirst() throws IOException {
    List<Entry> entries = compressible();
    MapCache cache = new MapCache();
    Table table = TableFile.write(COMPRESSED, entries).open(cache);
    EntryCursor cursor = table.cursor(Direction.FORWARD);
    assertThat(cursor.seek(entries.get(1).key().toByteArray())).isTrue();
    assertThat(cache.blocks()).hasSize(1);
    int read = 1;
    while (cursor.next()) {
      read++;
    }
    assertThat(read).isEqualTo(entries.size() - 1);
    assertThat(cache.blocks()).hasSize(32).containsKeys(0, 31);
    assertThat(cursor.seek(entries.getLast().key().toByteArray())).isTrue();
    assertThat(cache.blocks()).hasSize(33);
  }

  @Test
  void readsAndCursorsUseWhatTheCacheHolds() throws IOException {
    List<Entry> entries = compressible();
    TableFile file = TableFile.write(COMPRESSED, entries);
    MapCache cache = new MapCache();
    Table table = file.open(cache);
    byte[] key = entries.getFirst().key().toByteArray();
    assertThat(table.find(new Lookup(key, Trailer.SEQUENCE_MAX))).isNotNull();
    byte[] damaged = file.bytes().clone();
    damaged[(int) file.spans().getFirst().offset() + BlockFrame.BYTES] ^= 1;
    Table behindCache = file.with(damaged).open(cache);
    assertThat(behindCache.find(new Lookup(key, Trailer.SEQUENCE_MAX))).isNotNull();
    assertThat(behindCache.cursor(Direction.FORWARD).next()).isTrue();
  }

  @Test
  void aTableThatDoesNotCompressIsStoredPlainAndReadWithoutTheCache() throws IOException {
    List<Entry> entries = Entries.numbered(300);
    TableFile compressed = TableFile.write(COMPRESSED, entries);
    assertThat(compressed.bytes()).isEqualTo(TableFile.write(PLAIN, entries).bytes());
    MapCache cache = new MapCache();
    assertThat(compressed.open(cache).find(new Lookup(entries.get(9).key().toByteArray(), 99)))
        .isNotNull();
    assertThat(cache.blocks()).isEmpty();
  }

  @Test
  void compressionMakesTheFileSmaller() throws IOException {
    List<Entry> entries = compressible();
    int plain = TableFile.write(PLAIN, entries).bytes().length;
    assertThat(TableFile.write(COMPRESSED, entries).bytes().length).isLessThan(plain / 2);
  }

  @Test
  void eachSizeOfBlocksIsForTablesWithOrWithoutCompression() throws IOException {
    List<Entry> entries = compressible();
    MapSettings settings =
        MapSettings.of(Map.of("block-bytes", "500", "compressed-block-bytes", "5000"));
    TableFormat format = new RowsProvider().create(settings);
    assertThat(TableFile.write(format, Optional.empty(), entries).spans())
        .hasSameSizeAs(TableFile.write(shape(500, Optional.empty()), entries).spans());
    Optional<Compression> compression = Optional.of(new RunLengthCompression());
    assertThat(TableFile.write(format, compression, entries).spans())
        .hasSameSizeAs(TableFile.write(shape(5000, compression), entries).spans());
  }

  private static TableFile.Shape shape(int blockBytes, Optional<Compression> compression) {
    return new TableFile.Shape(blockBytes, 0, compression);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 512, 8192, 70_000})
  void noBlockIsLargerThanTheSettingAndNoneIsCutTooEarly(int blockBytes) throws IOException {
    List<Entry> entries = Entries.numbered(20_000);
    List<BlockSpan> spans =
        TableFile.write(new TableFile.Shape(blockBytes, 0, Optional.empty()), entries).spans();
    assertThat(spans).allMatch(span -> span.length() <= blockBytes);
    assertThat(spans.subList(0, spans.size() - 1))
        .allMatch(span -> span.length() > blockBytes * 3 / 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void noBlockHoldsMoreEntriesThanTheIndexWants(int rowsMax) throws IOException {
    List<BlockSpan> spans =
        TableFile.write(new TableFile.Shape(8192, rowsMax, Optional.empty()), Entries.numbered(10))
            .spans();
    assertThat(spans).hasSize(10 / rowsMax);
  }

  @Test
  void theLongestKeysAndLongValuesAreKept() throws IOException {
    byte[] longest = new byte[BlockLayout.KEY_BYTES_MAX];
    byte[] other = longest.clone();
    other[other.length - 1] = 1;
    byte[] streamed = new byte[BlockFrame.COMPRESSED_RAW_BYTES_MAX + 5];
    new Random(7).nextBytes(streamed);
    List<Entry> entries =
        List.of(
            Entry.put(longest, 5, new byte[0]),
            Entry.put(other, 6, Arrays.copyOf(streamed, 70_000)),
            Entry.put(Entries.ascii("a"), 2, streamed),
            Entry.put(Entries.ascii("a"), 1, Entries.ascii("short")),
            Entry.put(
                Entries.ascii("b"),
                1,
                Arrays.copyOf(streamed, BlockFrame.COMPRESSED_RAW_BYTES_MAX)),
            Entry.put(Entries.ascii("c"), 1, new byte[BlockFrame.COMPRESSED_RAW_BYTES_MAX - 1]));
    for (TableFile.Shape shape : List.of(PLAIN, COMPRESSED)) {
      TableFile file = TableFile.write(shape, entries);
      assertThat(new Answers(entries, "long").corruptOf(file)).isZero();
      assertThat(file.blocks()).isEqualTo(file.spans());
    }
  }

  @Test
  void aKeyWithThousandsOfVersionsIsFoundAtEachOfThem() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int sequence = 3000; sequence > 0; sequence--) {
      entries.add(Entry.put(Entries.ascii("hot"), 2L * sequence, Entries.ascii("v", sequence)));
    }
    Table table = TableFile.write(PLAIN, entries).open();
    for (int sequence = 1; sequence <= 3000; sequence += 7) {
      Hit hit = table.find(new Lookup(Entries.ascii("hot"), 2L * sequence + 1));
      assertThat(hit).isNotNull();
      assertThat(hit.value()).isEqualTo(Entries.ascii("v", sequence));
    }
    assertThat(table.find(new Lookup(Entries.ascii("hot"), 1))).isNull();
  }

  @Test
  void manyThreadsReadOneTable() throws IOException {
    List<Entry> entries = Entries.numbered(5000);
    Table table = TableFile.write(PLAIN, entries).open();
    Answers answers = new Answers(entries, "parallel");
    List<Integer> corrupt =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> {
              try {
                return answers.find(table, entries.get(i * 7919 % entries.size()));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
            .toList();
    assertThat(corrupt).hasSize(20_000).containsOnly(0);
  }

  @Test
  void aCursorOnNoEntryHasNoKeyAndAClosedOneDoesNotMove() throws IOException {
    EntryCursor cursor =
        TableFile.write(PLAIN, Entries.numbered(3)).open().cursor(Direction.FORWARD);
    assertThatThrownBy(cursor::key).isInstanceOf(IllegalStateException.class);
    assertThat(cursor.seek(Entries.ascii("z"))).isFalse();
    assertThatThrownBy(cursor::value).isInstanceOf(IllegalStateException.class);
    assertThat(cursor.next()).isFalse();
    cursor.close();
    cursor.close();
    assertThatThrownBy(cursor::next).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cursor.seek(new byte[0])).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void viewsAreReadOnlyAndTheValueDoesNotSpoilTheKey(boolean compressed) throws IOException {
    List<Entry> entries = compressible();
    EntryCursor cursor =
        TableFile.write(compressed ? COMPRESSED : PLAIN, entries).open().cursor(Direction.FORWARD);
    assertThat(cursor.next()).isTrue();
    MemorySegment key = cursor.key();
    MemorySegment value = cursor.value();
    assertThat(key.isReadOnly()).isTrue();
    assertThat(value.isReadOnly()).isTrue();
    assertThat(key.toArray(Layouts.BYTE)).isEqualTo(entries.getFirst().key().toByteArray());
  }

  @Test
  void aDamagedBlockStopsACursorAgainAndAgain() throws IOException {
    List<Entry> entries = Entries.numbered(100);
    TableFile file = TableFile.write(PLAIN, entries);
    BlockSpan victim = file.spans().get(1);
    byte[] damaged = file.bytes().clone();
    damaged[(int) victim.offset() + 40] ^= 1;
    EntryCursor cursor = file.with(damaged).open().cursor(Direction.FORWARD);
    assertThatThrownBy(() -> Model.drain(cursor)).isInstanceOf(CorruptFileException.class);
    assertThatThrownBy(cursor::next).isInstanceOf(CorruptFileException.class);
    byte[] inVictim = victim.separator().toByteArray();
    assertThat(cursor.seek(entries.getFirst().key().toByteArray())).isTrue();
    assertThatThrownBy(() -> cursor.seek(inVictim)).isInstanceOf(CorruptFileException.class);
    assertThat(Model.current(cursor)).isEqualTo(entries.getFirst());
    assertThat(cursor.seek(entries.getLast().key().toByteArray())).isTrue();
    assertThat(Model.current(cursor)).isEqualTo(entries.getLast());
  }

  @Test
  void aBlockThatFailsHalfWayLeavesTheCursorWhereItIs() throws IOException {
    List<Entry> entries = compressible();
    Failing compression = new Failing();
    TableFile file =
        TableFile.write(new TableFile.Shape(512, 0, Optional.of(compression)), entries);
    try (EntryCursor cursor = file.open().cursor(Direction.FORWARD)) {
      for (int at = 0; at < entries.size(); at++) {
        compression.fails = true;
        boolean moved = movesIntact(cursor, at == 0 ? null : entries.get(at - 1));
        compression.fails = false;
        assertThat(moved || cursor.next()).isTrue();
        assertThat(Model.current(cursor)).isEqualTo(entries.get(at));
      }
    }
    assertThat(compression.failures).isEqualTo(file.spans().size());
  }

  /** Whether a cursor moves; if it fails, it is where it was. */
  private static boolean movesIntact(EntryCursor cursor, @Nullable Entry current) {
    try {
      return cursor.next();
    } catch (IOException _) {
      if (current != null) {
        assertThat(Model.current(cursor)).isEqualTo(current);
      }
      return false;
    }
  }

  /** Writes nonsense and fails, when it is told to. */
  private static final class Failing implements Compression {

    private final Compression sound = new RunLengthCompression();
    private boolean fails;
    private int failures;

    @Override
    public int compressedLengthMax(int rawLength) {
      return sound.compressedLengthMax(rawLength);
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      return sound.compress(raw, rawLength, target);
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target)
        throws IOException {
      decompress(compressed, compressedLength, target, target.length);
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target, int rawLength)
        throws IOException {
      if (fails) {
        failures++;
        Arrays.fill(target, (byte) 9);
        throw new IOException("planted");
      }
      sound.decompress(compressed, compressedLength, target, rawLength);
    }
  }

  @Test
  void aCacheThatIsFullIsAskedBeforeMemoryIsTakenForABlock() throws IOException {
    List<Entry> entries = compressible();
    MapCache cache = new MapCache(_ -> false);
    Table table = TableFile.write(COMPRESSED, entries).open(cache);
    for (Entry entry : entries) {
      Hit hit = table.find(new Lookup(entry.key().toByteArray(), Trailer.SEQUENCE_MAX));
      assertThat(hit).isNotNull();
      assertThat(hit.value()).isEqualTo(entry.value());
    }
    assertThat(cache.blocks()).isEmpty();
  }

  @Test
  void aFailureOfTheEntriesIsTheFailureOfTheWrite() {
    EntryCursor failing =
        new dev.lsmkv.sstable.support.ListCursor(Entries.numbered(3)) {
          @Override
          public boolean next() throws IOException {
            throw new IOException("a source that cannot be read");
          }
        };
    assertThatThrownBy(() -> TableFile.write(PLAIN, failing))
        .hasMessage("a source that cannot be read");
  }

  @Test
  void whatCannotBeReadAgainIsNotWritten() {
    byte[] key = Entries.ascii("k");
    assertRefused(Entry.put(key, 1, key), Entry.put(key, 1, key));
    assertRefused(Entry.put(key, 1, key), Entry.put(key, 2, key));
    assertRefused(Entry.put(key, 1, key), Entry.put(Entries.ascii("j"), 1, key));
    assertRefused(Entry.put(Entries.ascii("kk"), 1, key), Entry.put(key, 1, key));
    assertRefused(Entry.put(new byte[BlockLayout.KEY_BYTES_MAX + 1], 1, key));
    assertRefused(new Entry(Entry.put(key, 1, key).key(), 1 << 8 | 2, key));
    assertRefused(new Entry(Entry.put(key, 1, key).key(), 1 << 8, key));
    assertRefused();
  }

  /** A value that large is written as it comes, a block by itself. */
  @Test
  void largeValuesOutOfOrderAreNotWritten() {
    byte[] large = new byte[BlockFrame.COMPRESSED_RAW_BYTES_MAX];
    byte[] key = Entries.ascii("k");
    assertRefused(Entry.put(key, 1, large), Entry.put(key, 2, large));
    assertRefused(Entry.put(key, 1, key), Entry.put(Entries.ascii("j"), 1, large));
  }

  private static void assertRefused(Entry... entries) {
    for (int rowsMax = 0; rowsMax < 2; rowsMax++) {
      TableFile.Shape shape = new TableFile.Shape(512, rowsMax, Optional.empty());
      assertThatThrownBy(() -> TableFile.write(shape, List.of(entries)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    for (String name : List.of("block-bytes", "compressed-block-bytes")) {
      for (String value : List.of("0", "-1", "16777217")) {
        MapSettings settings = MapSettings.of(Map.of(name, value));
        assertThatThrownBy(() -> new RowsProvider().create(settings))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
