package dev.lsmkv.core.asserted;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreExecutors;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.testkit.asserting.AssertingParts;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Puts asserting parts around everything that stores are made of.
 *
 * <p>Thread: immutable; the parts are safe for use from many threads.
 */
public final class AssertedStore {

  private static final List<Provider<?>> PROVIDERS =
      Stream.of(
              ServiceLoader.load(MemTableProvider.class),
              ServiceLoader.load(WalProvider.class),
              ServiceLoader.load(TableFormatProvider.class),
              ServiceLoader.load(BlockIndexProvider.class),
              ServiceLoader.load(FilterProvider.class),
              ServiceLoader.load(CompressionProvider.class),
              ServiceLoader.load(CompactionProvider.class))
          .<Provider<?>>flatMap(loader -> loader.stream().map(ServiceLoader.Provider::get))
          .toList();

  private final AssertingParts parts = new AssertingParts();

  /**
   * A builder that opens its store on a disk that asserts, with all its providers around those that
   * would be discovered.
   *
   * @param builder for some directory
   * @param disk the disk
   * @return the builder
   */
  public LsmStore.Builder around(LsmStore.Builder builder, Storage disk) {
    return around(builder, disk, new PlatformExecutors());
  }

  /** As above, with executors of one's own. */
  public LsmStore.Builder around(LsmStore.Builder builder, Storage disk, StoreExecutors executors) {
    Storage storage = parts.around(disk);
    builder.environment(new Environment(storage, new SystemClock(), executors));
    PROVIDERS.forEach(provider -> with(builder, provider));
    return builder;
  }

  /**
   * Adds a provider, and parts around its parts.
   *
   * @param builder for some directory
   * @param provider of any role
   */
  public void with(LsmStore.Builder builder, Provider<?> provider) {
    builder.with(parts.around(provider));
  }

  /** Requires that no part was misused, and that all that was opened is closed. */
  public void requireAllClosed() {
    parts.requireAllClosed();
  }
}
