package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import java.io.IOException;

/** Providers around others, one for each role. */
final class AssertingProviders {

  private AssertingProviders() {}

  /** Of memtables. */
  record OfMemTables(Findings findings, MemTableProvider provider) implements MemTableProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public MemTableFactory create(Settings settings) throws IOException {
      MemTableFactory made = provider.create(settings);
      return bytes -> new AssertingMemTable(findings, made.create(bytes));
    }
  }

  /** Of write-ahead logs. */
  record OfWals(Findings findings, WalProvider provider) implements WalProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public WalFormat create(Settings settings) throws IOException {
      WalFormat made = provider.create(settings);
      return new AssertingWal(findings, made);
    }
  }

  /** Of table formats. */
  record OfTables(Findings findings, TableFormatProvider provider) implements TableFormatProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public TableFormat create(Settings settings) throws IOException {
      TableFormat made = provider.create(settings);
      return new AssertingTableFormat(findings, made);
    }
  }

  /** Of block indexes. */
  record OfIndexes(Findings findings, BlockIndexProvider provider) implements BlockIndexProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public BlockIndexFormat create(Settings settings) throws IOException {
      BlockIndexFormat made = provider.create(settings);
      return new AssertingIndexFormat(findings, made);
    }
  }

  /** Of filters. */
  record OfFilters(Findings findings, FilterProvider provider) implements FilterProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public FilterFormat create(Settings settings) throws IOException {
      FilterFormat made = provider.create(settings);
      return new AssertingFilterFormat(findings, made);
    }
  }

  /** Of compressions. */
  record OfCompressions(Findings findings, CompressionProvider provider)
      implements CompressionProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public Compression create(Settings settings) throws IOException {
      Compression made = provider.create(settings);
      return new AssertingCompression(findings, made);
    }
  }

  /** Of compaction strategies. */
  record OfStrategies(Findings findings, CompactionProvider provider)
      implements CompactionProvider {

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public CompactionStrategy create(Settings settings) throws IOException {
      CompactionStrategy made = provider.create(settings);
      return new AssertingStrategy(findings, made);
    }
  }
}
