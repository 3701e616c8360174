package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.testkit.contract.TableFormatContract;

/** The format does what every table format must. */
final class RowsContractTest implements TableFormatContract {

  @Override
  public TableFormat format() {
    return new RowsFormat(1_000, 1_500);
  }
}
