package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.testkit.contract.CompactionStrategyContract;
import java.util.Map;

/** {@code tiered} does what every strategy must. */
final class TieredContractTest implements CompactionStrategyContract {

  @Override
  public CompactionProvider provider() {
    return new TieredProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("table-bytes", "1000");
  }
}
