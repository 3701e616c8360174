package dev.lsmkv.examples.table;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes rows one behind the other, and opens them as a table. Thread: immutable. */
record SortedArrayFormat() implements TableFormat {

  @Override
  public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
    List<BlockSpan> rows = new ArrayList<>();
    while (entries.next()) {
      Row row = Row.of(entries);
      byte[] encoded = encode(row, target.compression());
      rows.add(new BlockSpan(row.key(), target.data().position(), encoded.length));
      target.data().write(encoded, 0, encoded.length);
    }
    return rows;
  }

  private static byte[] encode(Row row, Optional<Compression> compression) {
    byte[] raw = row.encode();
    if (compression.isEmpty()) {
      return RowFrame.encode(raw, raw.length, raw.length);
    }
    byte[] smaller = new byte[compression.get().compressedLengthMax(raw.length)];
    int length = compression.get().compress(raw, raw.length, smaller);
    return length < raw.length
        ? RowFrame.encode(smaller, length, raw.length)
        : RowFrame.encode(raw, raw.length, raw.length);
  }

  @Override
  public Table open(TableSource source) {
    return new SortedArrayTable(new RowReader(source.data()), source.index());
  }

  @Override
  public List<BlockSpan> blocks(TableData data) throws IOException {
    RowReader reader = new RowReader(data);
    List<BlockSpan> rows = new ArrayList<>();
    long offset = FileHeader.BYTES;
    while (offset < reader.end()) {
      int length = reader.lengthAt(offset);
      rows.add(new BlockSpan(reader.read(offset, length).key(), offset, length));
      offset += length;
    }
    return rows;
  }
}
