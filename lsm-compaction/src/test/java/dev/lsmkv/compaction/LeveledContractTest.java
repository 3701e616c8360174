package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.testkit.contract.CompactionStrategyContract;
import java.util.Map;

/** {@code leveled} does what every strategy must. */
final class LeveledContractTest implements CompactionStrategyContract {

  @Override
  public CompactionProvider provider() {
    return new LeveledProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("base-level-bytes", "4000", "table-bytes", "1000", "table-bytes-max", "4000");
  }
}
