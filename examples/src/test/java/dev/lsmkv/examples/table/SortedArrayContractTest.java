package dev.lsmkv.examples.table;

import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.testkit.contract.TableFormatContract;

final class SortedArrayContractTest implements TableFormatContract {

  @Override
  public TableFormat format() {
    return new SortedArrayFormat();
  }
}
