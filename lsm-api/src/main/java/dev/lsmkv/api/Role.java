package dev.lsmkv.api;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalProvider;

/** The replaceable parts of a store. */
public enum Role {
  /** The memtable. */
  MEM_TABLE(MemTableProvider.class),
  /** The write-ahead log. */
  WAL(WalProvider.class),
  /** The format of a table's data. */
  TABLE_FORMAT(TableFormatProvider.class),
  /** The index over a table's blocks. */
  BLOCK_INDEX(BlockIndexProvider.class),
  /** The filter of a table; the id {@code none} means no filter. */
  FILTER(FilterProvider.class),
  /** The compression of blocks; {@code none} is built in. */
  COMPRESSION(CompressionProvider.class),
  /** The compaction strategy. */
  COMPACTION(CompactionProvider.class);

  private final Class<? extends Provider<?>> service;

  Role(Class<? extends Provider<?>> service) {
    this.service = service;
  }

  /**
   * The service type of the role's providers.
   *
   * @return an interface
   */
  public Class<? extends Provider<?>> service() {
    return service;
  }

  /**
   * The role of a provider.
   *
   * @param provider a provider
   * @return its role
   * @throws InvalidOptionsException if it implements none of the seven service types
   */
  public static Role of(Provider<?> provider) {
    for (Role role : values()) {
      if (role.service.isInstance(provider)) {
        return role;
      }
    }
    throw new InvalidOptionsException(
        provider.getClass().getName()
            + " implements none of the service types in dev.lsmkv.spi; see docs/plugins.md.");
  }
}
