package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.ListCursor;
import dev.lsmkv.sstable.support.RunLengthCompression;
import dev.lsmkv.sstable.support.TableFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row that has a compressed block of its own is written again without being compressed again. */
class CopiedRowsTest {

  private final CountedCompression compression = new CountedCompression();
  private final TableFormat format = new RowsFormat(1_000, 1_500);

  /** Counts what is compressed. */
  private static final class CountedCompression implements Compression {

    private final RunLengthCompression runs = new RunLengthCompression();
    private int compressed;

    @Override
    public int compressedLengthMax(int rawLength) {
      return runs.compressedLengthMax(rawLength);
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      compressed++;
      return runs.compress(raw, rawLength, target);
    }

    @Override
    public void decompress(byte[] stored, int storedLength, byte[] target) throws IOException {
      runs.decompress(stored, storedLength, target);
    }
  }

  /** Long rows, and short ones between them that share blocks. */
  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean isLong = i % 4 != 0;
      entries.add(Entry.put(Entries.ascii("key", i), i + 1L, new byte[isLong ? 20_000 + i : 100]));
    }
    return entries;
  }

  @Test
  void onlyWhatSharesABlockIsCompressedAgain() throws IOException {
    List<Entry> entries = entries();
    TableFile first = TableFile.write(format, Optional.of(compression), entries);
    int rows = compression.compressed;
    TableFile second = copy(first, compression);
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(compression.compressed - rows).isEqualTo(rows - 30);
    assertThat(new Answers(entries, "copied").corruptOf(second)).isZero();
  }

  @Test
  void anotherCompressionIsAppliedAnew() throws IOException {
    TableFile first = TableFile.write(format, Optional.of(compression), entries());
    CountedCompression other = new CountedCompression();
    assertThat(copy(first, other).bytes()).isEqualTo(first.bytes());
    assertThat(other.compressed).isEqualTo(compression.compressed);
  }

  @Test
  void aRowUnderAnotherTrailerIsCompressedAnew() throws IOException {
    List<Entry> entries = List.of(Entry.put(Entries.ascii("key"), 5, new byte[20_000]));
    TableFile first = TableFile.write(format, Optional.of(compression), entries);
    List<Entry> older = List.of(Entry.put(Entries.ascii("key"), 4, new byte[20_000]));
    try (EntryCursor cursor = new Renumbered(first.cursor(format), 4L << 8 | 1)) {
      TableFile second = TableFile.write(format, Optional.of(compression), cursor);
      assertThat(new Answers(older, "renumbered").corruptOf(second)).isZero();
    }
    assertThat(compression.compressed).isEqualTo(2);
  }

  @Test
  void equalBytesThatNoCursorShowsAreCompressed() throws IOException {
    List<Entry> entries = List.of(Entry.put(Entries.ascii("key"), 5, new byte[20_000]));
    TableFile first = TableFile.write(format, Optional.of(compression), entries);
    try (EntryCursor cursor = first.cursor(format)) {
      assertThat(cursor.next()).isTrue();
      TableFile.write(format, Optional.of(compression), new ListCursor(entries));
    }
    assertThat(compression.compressed).isEqualTo(2);
  }

  private TableFile copy(TableFile table, Compression by) throws IOException {
    try (EntryCursor cursor = table.cursor(format)) {
      return TableFile.write(format, Optional.of(by), cursor);
    }
  }

  /** Shows another trailer. */
  private record Renumbered(EntryCursor cursor, long trailer) implements EntryCursor {

    @Override
    public boolean next() throws IOException {
      return cursor.next();
    }

    @Override
    public boolean seek(byte[] key) throws IOException {
      return cursor.seek(key);
    }

    @Override
    public MemorySegment key() {
      return cursor.key();
    }

    @Override
    public MemorySegment value() {
      return cursor.value();
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
