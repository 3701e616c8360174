package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes one table: cuts its entries into blocks. Thread: confined. */
final class TableWriter {

  /** A longer value is never compressed, and so need not be held as a whole. */
  private static final int STREAMED_BYTES_MIN = BlockFrame.COMPRESSED_RAW_BYTES_MAX;

  private final BlockOutput output;
  private final BlockBuilder builder;
  private final RecentRows recent;
  private final SpanList spans = new SpanList();

  TableWriter(BlockOutput output, BlockBuilder builder, RecentRows recent) {
    this.output = output;
    this.builder = builder;
    this.recent = recent;
  }

  List<BlockSpan> write(EntryCursor entries) throws IOException {
    while (entries.next()) {
      append(entries.key(), entries.trailer(), entries.value());
    }
    cut();
    require(!spans.isEmpty(), "a table without entries");
    output.finish();
    return spans.finish();
  }

  private void append(MemorySegment key, long trailer, MemorySegment value) throws IOException {
    require(
        BlockCheck.isEntry(trailer, value.byteSize()),
        "an unknown kind, or a tombstone with a value");
    require(key.byteSize() <= BlockLayout.KEY_BYTES_MAX, "a key longer than 64 KiB");
    require(value.byteSize() <= BlockLayout.VALUE_BYTES_MAX, "a value longer than 1 GiB");
    if (value.byteSize() >= STREAMED_BYTES_MIN) {
      cut();
      stream(key.toArray(Layouts.BYTE), trailer, value);
    } else if (value.byteSize() >= builder.bytesMax() && copy(key, trailer, value)) {
      return;
    } else if (!builder.offer(key, trailer, value)) {
      cut();
      builder.offer(key, trailer, value);
    }
  }

  /** Writes a row as it is stored elsewhere, if it is known how. */
  private boolean copy(MemorySegment key, long trailer, MemorySegment value) throws IOException {
    StoredRow row = output.compression().map(by -> recent.of(value, by)).orElse(null);
    if (row == null || !row.isOf(key, trailer)) {
      return false;
    }
    cut();
    byte[] bytes = key.toArray(Layouts.BYTE);
    require(spans.accepts(bytes, trailer), "entries out of order");
    spans.add(output.write(row), bytes, bytes, trailer);
    return true;
  }

  private void cut() throws IOException {
    if (builder.isEmpty()) {
      return;
    }
    byte[] firstKey = builder.firstKey();
    byte[] lastKey = builder.lastKey();
    long lastTrailer = builder.lastTrailer();
    require(spans.accepts(firstKey, builder.firstTrailer()), "entries out of order");
    int length = builder.encode();
    spans.add(output.write(builder.encoded(), length), firstKey, lastKey, lastTrailer);
  }

  /** Writes a block of one row, whose key is what all its keys begin with. */
  private void stream(byte[] key, long trailer, MemorySegment value) throws IOException {
    require(spans.accepts(key, trailer), "entries out of order");
    BlockLayout layout =
        RowShape.of(key.length, value.byteSize(), trailer).layout(1, value.byteSize());
    byte[] bytes = new byte[Math.toIntExact(layout.rowsAt())];
    ByteBuffer head = layout.begin(bytes, trailer);
    head.position(Math.toIntExact(layout.offsetsAt()));
    head.putInt(0).putInt(Math.toIntExact(value.byteSize()));
    head.put(key);
    spans.add(output.write(bytes, value), key, key, trailer);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
