package dev.lsmkv.examples.table;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.table.Table;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * An open table: its index is the sorted array, and each place in it leads to one row. Thread:
 * immutable.
 *
 * @param reader reads rows
 * @param index says where they are
 */
record SortedArrayTable(RowReader reader, BlockIndex index) implements Table {

  Row row(int number) throws IOException {
    return reader.read(index.offset(number), index.length(number));
  }

  @Override
  public @Nullable Hit find(Lookup lookup) throws IOException {
    for (int number = index.find(lookup.key()); number < index.blocks(); number++) {
      Row row = row(number);
      if (row.key().compareTo(lookup.key()) != 0) {
        return null;
      }
      if (Trailer.sequence(row.trailer()) <= lookup.sequence()) {
        return hit(row);
      }
    }
    return null;
  }

  private static Hit hit(Row row) {
    return Trailer.isDelete(row.trailer())
        ? Hit.tombstone(row.trailer())
        : Hit.of(row.trailer(), row.value().toArray(ValueLayout.JAVA_BYTE));
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return new SortedArrayCursor(this, direction);
  }
}
