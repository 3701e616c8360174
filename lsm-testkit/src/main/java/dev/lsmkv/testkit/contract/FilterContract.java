package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.filter.FilterFormat;

/** The contract of a {@link FilterFormat} and of the filters it opens. */
public interface FilterContract extends FilterTests {

  /**
   * The format under test. Filters that one of them built are opened by another.
   *
   * @return a format, new or not
   */
  @Override
  FilterFormat format();
}
