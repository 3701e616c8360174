package dev.lsmkv.bloom;

import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.testkit.contract.FilterContract;

/** The filter does what every filter must. */
final class BloomContractTest implements FilterContract {

  @Override
  public FilterFormat format() {
    return new BloomFormat(10);
  }
}
