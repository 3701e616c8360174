package dev.lsmkv.core.table;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Builds the filter of an open table from its data, and lets the table use it from then on. Thread:
 * confined, in the background.
 *
 * @param table the table, which is read without a filter so far
 * @param format the format of the filter
 * @param entries the entries the table has, by the manifest
 */
record FilterRebuild(OpenTable table, FilterFormat format, long entries)
    implements ComponentRepair.Source {

  @Override
  public byte[] encode(BooleanSupplier isWanted) throws IOException {
    byte[] encoded = build(isWanted);
    table.filter(new OpenTable.ProbedFilter(format, format.open(AlignedCopy.of(encoded))));
    return encoded;
  }

  private byte[] build(BooleanSupplier isWanted) throws IOException {
    try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
      TableFeed feed = new TableFeed(new TableInput(cursor, Long.MAX_VALUE), Optional.of(format));
      while (feed.next()) {
        if (!isWanted.getAsBoolean()) {
          throw new IllegalStateException("the table is gone, or the store is being closed");
        }
      }
      if (feed.contents().entries() != entries) {
        throw new IOException(
            "the table gave " + feed.contents().entries() + " of " + entries + " entries");
      }
      return feed.buildFilter().orElseThrow();
    }
  }
}
