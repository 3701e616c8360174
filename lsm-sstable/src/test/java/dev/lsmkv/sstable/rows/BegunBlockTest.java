package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.Model;
import dev.lsmkv.sstable.support.RecallingCompression;
import dev.lsmkv.sstable.support.TableFile;
import dev.lsmkv.testkit.provider.MapCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches in blocks of which no more than needed is decompressed, and whose other bytes are
 * spoilt.
 */
class BegunBlockTest {

  private static final int[] BLOCK_BYTES = {300, 1_000, 4_096, 100_000};
  private static final int[] VERSIONS = {1, 1, 1, 2, 50};
  private static final int[] HARD_BYTES = {0, 1, 0x7f, 0x80, 0xfe, 0xff};

  private final RecallingCompression compression = new RecallingCompression();

  private TableFile file(int blockBytes, List<Entry> entries) throws IOException {
    return TableFile.write(new TableFile.Shape(blockBytes, 0, Optional.of(compression)), entries);
  }

  private static Table uncached(TableFile file) throws IOException {
    return file.open(new MapCache(_ -> false));
  }

  @ParameterizedTest
  @ValueSource(longs = {20261127, 1, 2, 3, 4, 5})
  void everyVersionAndEveryNeighbourIsFound(long seed) throws IOException {
    for (int i = 0; i < 30; i++) {
      Random random = new Random(seed * 100 + i);
      int blockBytes = BLOCK_BYTES[random.nextInt(BLOCK_BYTES.length)];
      List<Entry> entries = entries(random);
      Table table = uncached(file(blockBytes, entries));
      Probe probe = new Probe("seed " + seed + ", table " + i, table, new Model(entries));
      for (Entry entry : entries) {
        byte[] key = entry.key().toByteArray();
        long sequence = Trailer.sequence(entry.trailer());
        probe.find(key, sequence);
        probe.find(key, sequence - 1);
        probe.find(Arrays.copyOf(key, random.nextInt(key.length)), sequence);
        probe.find(Arrays.copyOf(key, key.length + 1), sequence);
        byte[] changed = key.clone();
        changed[random.nextInt(key.length)] += (byte) (random.nextBoolean() ? 1 : -1);
        probe.find(changed, sequence);
      }
    }
    assertThat(compression.begun()).as("blocks of which a part was enough").isGreaterThan(1_000);
  }

  /** Keys that are hardly to be told apart by their heads, with more behind them. */
  private static List<Entry> entries(Random random) {
    byte[] prefix = new byte[random.nextInt(20)];
    random.nextBytes(prefix);
    int rest = random.nextInt(6) == 0 ? 3 : BlockLayout.HEAD_BYTES; // 3: heads are padded
    boolean isEven = random.nextBoolean();
    int valueMax = random.nextInt(4) == 0 ? 2_000 : 300;
    long sequenceMax = 1L << (1 + random.nextInt(55));
    TreeSet<Entry> entries = new TreeSet<>();
    for (int left = 1 + random.nextInt(150); left > 0; left--) {
      byte[] key = Arrays.copyOf(prefix, prefix.length + rest + (isEven ? 3 : random.nextInt(9)));
      for (int at = prefix.length; at < key.length; at++) {
        key[at] = (byte) HARD_BYTES[random.nextInt(HARD_BYTES.length)];
      }
      for (int more = VERSIONS[random.nextInt(VERSIONS.length)]; more > 0; more--) {
        byte[] value = new byte[isEven ? valueMax / 2 : random.nextInt(valueMax)];
        random.nextBytes(value);
        long sequence = random.nextLong(sequenceMax);
        entries.add(
            !isEven && random.nextInt(6) == 0
                ? Entry.delete(key, sequence)
                : Entry.put(key, sequence, value));
      }
    }
    return new ArrayList<>(entries);
  }

  private record Probe(String name, Table table, Model model) {

    void find(byte[] key, long sequence) throws IOException {
      if (key.length == 0 || sequence < 0) {
        return;
      }
      model.assertFinds(name, table, new Lookup(key, sequence));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 400", "20, 2400", "39, 4400"})
  void theRowsUpToTheKeysAreDecompressed(int number, int bytesMost) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] key = HexFormat.of().parseHex("6b65790000%02x00000000".formatted(i));
      entries.add(Entry.put(key, 1, new byte[100]));
    }
    TableFile file = file(8_192, entries);
    assertThat(compression.blocks()).hasSize(1);
    Hit hit = uncached(file).find(new Lookup(entries.get(number).key().toByteArray(), 1));
    assertThat(hit).isNotNull();
    assertThat(hit.value()).isEqualTo(new byte[100]);
    assertThat(compression.most()).isBetween(bytesMost - 200, bytesMost);
  }

  @Test
  void aKeyThatIsNotThereCostsNoRows() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      entries.add(Entry.put(new byte[] {1, 2, 3, (byte) (2 * i), 5, 6, 7, 8}, 1, new byte[100]));
    }
    Table table = uncached(file(8_192, entries));
    assertThat(table.find(new Lookup(new byte[] {1, 2, 3, 77, 5, 6, 7, 8}, 1))).isNull();
    assertThat(table.find(new Lookup(new byte[] {1, 2, 2, 76, 5, 6, 7, 8}, 1))).isNull();
    assertThat(compression.most()).isLessThan(300);
  }

  /**
   * What is changed in a block, its checksum being right, changes answers at most; they are the
   * same whether all of the block was decompressed or not.
   */
  @ParameterizedTest
  @ValueSource(longs = {20261127, 7})
  void aChangedBlockGivesTheSameAnswersAsAWholeOne(long seed) throws IOException {
    Random random = new Random(seed);
    int differ = 0;
    for (int i = 0; i < 400; i++) {
      List<Entry> entries = entries(random);
      TableFile file = file(4_096, entries);
      for (byte[] block : compression.blocks()) {
        for (int change = random.nextInt(6); change >= 0; change--) {
          int bound = random.nextInt(4) == 0 ? block.length : Math.min(block.length, 200);
          block[random.nextInt(bound)] = (byte) HARD_BYTES[random.nextInt(HARD_BYTES.length)];
        }
      }
      differ += differences("seed " + seed + ", change " + i, file, entries);
      compression.blocks().clear();
    }
    assertThat(differ).as("answers that were changed").isPositive();
  }

  /** How many answers are not those of the entries; those of both ways are the same. */
  private static int differences(String name, TableFile file, List<Entry> entries)
      throws IOException {
    Table begun = uncached(file);
    Table whole = file.open();
    int differ = 0;
    for (Entry entry : entries) {
      Lookup lookup = new Lookup(entry.key().toByteArray(), Trailer.sequence(entry.trailer()));
      String answer = answer(begun, lookup);
      assertThat(answer).as(name).isEqualTo(answer(whole, lookup));
      differ += answer.equals(text(entry.trailer(), entry.value())) ? 0 : 1;
    }
    return differ;
  }

  private static String answer(Table table, Lookup lookup) throws IOException {
    try {
      Hit hit = table.find(lookup);
      return hit == null ? "none" : text(hit.trailer(), hit.value());
    } catch (CorruptFileException _) {
      return "damaged";
    }
  }

  private static String text(long trailer, byte[] value) {
    return trailer + " " + HexFormat.of().formatHex(value);
  }

  /** A search among heads that do not ascend takes other steps than one for their end alone. */
  @Test
  void headsThatDoNotAscendLeadToNothingElse() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      byte[] key = {(byte) (2 * i), 9, 9, 9};
      entries.add(Entry.put(key, 10 - i, new byte[] {(byte) i}));
    }
    for (int filler = 0; filler < 20; filler++) {
      entries.add(Entry.put(new byte[] {(byte) (100 + filler), 9, 9, 9}, 1, new byte[1]));
    }
    TableFile file = file(8_192, entries);
    byte[] raw = compression.blocks().getFirst();
    int[] heads = {5, 6, 11, 6, 6, 6, 6};
    for (int i = 0; i < heads.length; i++) {
      raw[BlockLayout.HEADER_BYTES + BlockLayout.HEAD_BYTES * i] = (byte) heads[i];
    }
    for (long sequence = 1; sequence <= 10; sequence++) {
      Lookup lookup = new Lookup(new byte[] {6, 9, 9, 9}, sequence);
      assertThat(answer(uncached(file), lookup)).isEqualTo(answer(file.open(), lookup));
    }
  }
}
