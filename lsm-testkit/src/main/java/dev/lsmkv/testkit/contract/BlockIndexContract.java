package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.index.BlockIndexFormat;

/** The contract of a {@link BlockIndexFormat} and of the indexes it opens. */
public interface BlockIndexContract extends BlockIndexTests {

  /**
   * The format under test. Indexes that one of them built are opened by another.
   *
   * @return a format, new or not
   */
  @Override
  BlockIndexFormat format();
}
