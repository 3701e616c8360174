package dev.lsmkv.examples.compaction;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.testkit.contract.CompactionStrategyContract;
import java.util.Map;

/** The example does what every strategy must. */
final class SingleRunContractTest implements CompactionStrategyContract {

  @Override
  public CompactionProvider provider() {
    return new SingleRunProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("table-bytes", "1000");
  }
}
