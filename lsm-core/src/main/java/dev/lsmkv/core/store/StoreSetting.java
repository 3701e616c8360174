package dev.lsmkv.core.store;

import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.cache.SharedBlockCache;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.spi.environment.Environment;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * What a store is opened with.
 *
 * @param layout where it is
 * @param environment disk, clocks and threads
 * @param parts its parts
 * @param options its options
 * @param cache keeps decompressed blocks
 * @param health whether it is well
 */
record StoreSetting(
    StoreLayout layout,
    Environment environment,
    Parts parts,
    StoreOptions options,
    SharedBlockCache cache,
    Health health) {

  /** What a request opens a store with: the cache is empty, and the store is well. */
  static StoreSetting of(
      OpenRequest request, StoreLayout layout, Environment environment, Parts parts) {
    return new StoreSetting(
        layout,
        environment,
        parts,
        request.options(),
        new SharedBlockCache(request.options().blockCacheBytes()),
        new Health(request.directory()));
  }

  TableOpener opener(UUID store, TableCounters counters, Executor repairs) {
    return new TableOpener(
        layout, store, parts, new TableOpener.Shared(cache, counters, repairs, health));
  }
}
