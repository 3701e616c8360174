package dev.lsmkv.core.model;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.contract.StoreContract;
import org.junit.jupiter.api.Nested;

/** The engine passes the contract of a store with the parts it has by default and with others. */
final class StoreContractTest {

  @Nested
  final class OfDefaults implements StoreContract {

    @Override
    public LsmStore open(Storage disk, StoreOptions options) {
      return Stores.open(disk, options);
    }
  }

  @Nested
  final class WithoutFilterAndWithTiers implements StoreContract {

    @Override
    public LsmStore open(Storage disk, StoreOptions options) {
      return Stores.open(
          disk,
          options.toBuilder()
              .provider(Role.FILTER, "none")
              .provider(Role.COMPACTION, "tiered")
              .setting(Role.COMPACTION, "tiers", "2")
              .setting(Role.COMPACTION, "table-bytes", "3000")
              .build());
    }
  }

  @Nested
  final class OfTheChannelLogAndCompression implements StoreContract {

    @Override
    public LsmStore open(Storage disk, StoreOptions options) {
      return Stores.open(
          disk,
          options.toBuilder()
              .provider(Role.WAL, "channel")
              .provider(Role.COMPRESSION, DeflateCompression.ID)
              .compressedFromLevel(0)
              .blockCacheBytes(50_000)
              .setting(Role.TABLE_FORMAT, "compressed-block-bytes", "700")
              .build());
    }
  }

  @Nested
  final class OfSmallestSizes implements StoreContract {

    @Override
    public LsmStore open(Storage disk, StoreOptions options) {
      return Stores.open(
          disk,
          options.toBuilder()
              .memTableEntries(3)
              .immutableMemTables(1)
              .flushThreads(1)
              .setting(Role.WAL, "chunk-bytes", "4096")
              .setting(Role.COMPACTION, "l0-tables", "1")
              .setting(Role.COMPACTION, "base-level-bytes", "3000")
              .setting(Role.COMPACTION, "table-bytes", "1")
              .setting(Role.TABLE_FORMAT, "block-bytes", "1")
              .build());
    }
  }
}
