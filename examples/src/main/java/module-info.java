/**
 * Programs to copy from, and a small plug-in for each replaceable part. An application needs only
 * {@code dev.lsmkv.api}; the parts are found by service binding.
 */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.examples {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.lsmkv.api;
  requires static org.jspecify;

  // Jackson reads and makes the records of the programs.
  opens dev.lsmkv.examples to
      com.fasterxml.jackson.databind;

  provides dev.lsmkv.spi.compaction.CompactionProvider with
      dev.lsmkv.examples.compaction.SingleRunProvider;
  provides dev.lsmkv.spi.compression.CompressionProvider with
      dev.lsmkv.examples.compression.RunLengthProvider;
  provides dev.lsmkv.spi.filter.FilterProvider with
      dev.lsmkv.examples.filter.HashSetProvider;
  provides dev.lsmkv.spi.index.BlockIndexProvider with
      dev.lsmkv.examples.index.FullIndexProvider;
  provides dev.lsmkv.spi.memtable.MemTableProvider with
      dev.lsmkv.examples.memtable.SortedMapProvider;
  provides dev.lsmkv.spi.table.TableFormatProvider with
      dev.lsmkv.examples.table.SortedArrayProvider;
  provides dev.lsmkv.spi.wal.WalProvider with
      dev.lsmkv.examples.wal.LengthPrefixedProvider;
}
