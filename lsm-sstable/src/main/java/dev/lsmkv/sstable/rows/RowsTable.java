package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.table.Table;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * An open table.
 *
 * @param source its blocks
 */
record RowsTable(BlockSource source) implements Table {

  @Override
  public @Nullable Hit find(Lookup lookup) throws IOException {
    Scratch scratch = Scratch.take();
    try {
      return find(lookup, scratch);
    } finally {
      scratch.giveBack();
    }
  }

  private @Nullable Hit find(Lookup lookup, Scratch scratch) throws IOException {
    MemorySegment key = lookup.segment();
    long newest = lookup.sequence() << 8 | 0xff;
    int blocks = source.index().blocks();
    for (int number = source.index().find(lookup.key()); number < blocks; number++) {
      RowBlock block = source.blockFor(number, key, scratch);
      int row = block.firstAtOrAfter(key, newest);
      if (row < block.rows()) {
        return block.hasKey(row, key) ? hit(block, row) : null;
      }
      if (!block.hasKey(row - 1, key)) {
        return null; // Versions go on in the next block only if this one ends with the key.
      }
    }
    return null;
  }

  private static Hit hit(RowBlock block, int row) {
    long trailer = block.trailer(row);
    return Trailer.isDelete(trailer)
        ? Hit.tombstone(trailer)
        : Hit.of(trailer, block.copyValue(row));
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return new RowCursor(source, direction);
  }
}
