package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compaction.CompactionProvider;
import java.util.Map;

/**
 * The contract of a {@link dev.lsmkv.spi.compaction.CompactionStrategy} and of its provider, shown
 * on stores without an engine ({@link dev.lsmkv.testkit.compaction.SimStore}).
 */
public interface CompactionStrategyContract
    extends CompactionPlanTests, CompactionProgressTests, CompactionSettingsTests {

  /**
   * The provider under test.
   *
   * @return a provider, new or not
   */
  @Override
  CompactionProvider provider();

  /**
   * Settings that suit a store of some thousand entries of ten bytes, flushed by the hundred:
   * tables of about a thousand bytes, levels to match, and compaction after a few flushes.
   *
   * @return texts by the names of settings, each of which the strategy knows
   */
  @Override
  Map<String, String> settings();
}
