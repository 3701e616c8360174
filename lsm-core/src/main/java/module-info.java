import org.jspecify.annotations.NullMarked;

/**
 * The engine: write path, read path, versions, manifests, recovery, and the default memtable.
 * Exports nothing.
 */
@NullMarked
module dev.lsmkv.core {
  requires com.fasterxml.jackson.databind;
  requires dev.lsmkv.api;
  requires jdk.jfr;
  requires static org.jspecify;

  uses dev.lsmkv.spi.compaction.CompactionProvider;
  uses dev.lsmkv.spi.compression.CompressionProvider;
  uses dev.lsmkv.spi.filter.FilterProvider;
  uses dev.lsmkv.spi.index.BlockIndexProvider;
  uses dev.lsmkv.spi.memtable.MemTableProvider;
  uses dev.lsmkv.spi.table.TableFormatProvider;
  uses dev.lsmkv.spi.wal.WalProvider;

  provides dev.lsmkv.api.StoreEngine with
      dev.lsmkv.core.store.LsmEngine;
  provides dev.lsmkv.spi.memtable.MemTableProvider with
      dev.lsmkv.core.memtable.SkipListMemTableProvider,
      dev.lsmkv.core.memtable.tree.TreeMemTableProvider;
}
