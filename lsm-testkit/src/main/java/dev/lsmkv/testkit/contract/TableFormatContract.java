package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.table.TableFormat;

/** The contract of a {@link TableFormat}, of its tables and of their cursors. */
public interface TableFormatContract extends TableFormatTests, TableDamageTests {

  /**
   * The format under test. What one of them wrote is opened by another.
   *
   * @return a format, new or not
   */
  @Override
  TableFormat format();
}
