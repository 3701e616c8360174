package dev.lsmkv.examples.filter;

import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.testkit.contract.FilterContract;

final class HashSetContractTest implements FilterContract {

  @Override
  public FilterFormat format() {
    return new HashSetFormat(2);
  }
}
