package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;

/**
 * The service for the table format {@value #ID}: blocks of rows that are read where they lie.
 *
 * <p>Settings, both from 1 byte to 16 MiB:
 *
 * <ul>
 *   <li>{@code block-bytes}, default {@value #BLOCK_BYTES}: what a block and its frame take at most
 *       in a table without compression. Larger blocks make the index smaller; smaller ones are
 *       searched and verified faster.
 *   <li>{@code compressed-block-bytes}, default {@value #COMPRESSED_BLOCK_BYTES}: the same before
 *       compression, in a table with it. Larger blocks compress better, and each read decompresses
 *       more.
 * </ul>
 *
 * <p>A single row that is larger gets a block of its own.
 */
public final class RowsProvider implements TableFormatProvider {

  /** The id, {@value}. */
  public static final String ID = "rows";

  static final int BLOCK_BYTES = 8 << 10;
  static final int COMPRESSED_BLOCK_BYTES = 4 << 10;

  private static final Settings.LongRange RANGE =
      new Settings.LongRange(1, BlockFrame.COMPRESSED_RAW_BYTES_MAX);

  /** A provider; does nothing. */
  public RowsProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public TableFormat create(Settings settings) {
    long plain = settings.integer("block-bytes", BLOCK_BYTES, RANGE);
    long compressed = settings.integer("compressed-block-bytes", COMPRESSED_BLOCK_BYTES, RANGE);
    return new RowsFormat((int) plain, (int) compressed);
  }
}
