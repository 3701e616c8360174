package dev.lsmkv.sstable.sparse;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;

/**
 * The service for the block index {@value #ID}: one entry a block.
 *
 * <p>Setting {@code entries-per-index}, a whole number from 0 to 2147483647, default 0: the most
 * entries of the table for one entry of the index, and so of a block; 0 leaves the size of blocks
 * to the table format. Fewer make a block faster to search, and the index larger.
 */
public final class SparseProvider implements BlockIndexProvider {

  /** The id, {@value}. */
  public static final String ID = "sparse";

  private static final Settings.LongRange RANGE = new Settings.LongRange(0, Integer.MAX_VALUE);

  /** A provider; does nothing. */
  public SparseProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public BlockIndexFormat create(Settings settings) {
    return new SparseFormat((int) settings.integer("entries-per-index", 0, RANGE));
  }
}
