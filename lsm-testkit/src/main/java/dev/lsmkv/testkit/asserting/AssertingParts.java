package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalProvider;
import java.util.List;

/**
 * Puts asserting parts around others, and collects what they notice.
 *
 * <p>What is noticed is thrown where it happens, as an {@link AssertionError}, and thrown again by
 * {@link #requireAllClosed}, lest somebody caught it. One of these goes around everything that a
 * store is made of: then tables know of the mappings they read.
 *
 * {@snippet :
 * AssertingParts parts = new AssertingParts();
 * LsmStore.Builder builder = LsmStore.builder(directory);
 * builder.environment(new Environment(parts.around(storage), clock, executors));
 * for (WalProvider provider : ServiceLoader.load(WalProvider.class)) {
 *   builder.with(parts.around(provider));
 * }
 * try (LsmStore store = builder.open()) {
 *   store.put(key, value);
 * }
 * parts.requireAllClosed();
 * }
 *
 * <p>Thread: safe for use from many threads.
 */
public final class AssertingParts {

  private final Findings findings = new Findings();

  /** Parts around nothing yet. */
  public AssertingParts() {}

  /**
   * A storage around another.
   *
   * @param storage does the work
   * @return the asserting storage
   */
  public Storage around(Storage storage) {
    return new AssertingStorage(findings, storage);
  }

  /**
   * A provider around another, of the same role and id, whose parts assert.
   *
   * @param provider a provider of any role
   * @return the provider to give to the store
   */
  public Provider<?> around(Provider<?> provider) {
    return switch (provider) {
      case MemTableProvider it -> new AssertingProviders.OfMemTables(findings, it);
      case WalProvider it -> new AssertingProviders.OfWals(findings, it);
      case TableFormatProvider it -> new AssertingProviders.OfTables(findings, it);
      case BlockIndexProvider it -> new AssertingProviders.OfIndexes(findings, it);
      case FilterProvider it -> new AssertingProviders.OfFilters(findings, it);
      case CompressionProvider it -> new AssertingProviders.OfCompressions(findings, it);
      case CompactionProvider it -> new AssertingProviders.OfStrategies(findings, it);
      default ->
          throw new IllegalArgumentException(
              provider.getClass().getName() + " provides no part that is known here");
    };
  }

  /**
   * What was noticed so far.
   *
   * @return a sentence each
   */
  public List<String> violations() {
    return findings.violations();
  }

  /**
   * Requires that nothing was noticed and that everything opened through these parts is closed:
   * cursors, logs, files, mappings, locks.
   *
   * @throws AssertionError if not; its cause shows where the first of what is open was opened, or
   *     where the first violation happened
   */
  public void requireAllClosed() {
    findings.requireNone();
  }
}
