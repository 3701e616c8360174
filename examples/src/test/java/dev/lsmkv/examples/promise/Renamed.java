package dev.lsmkv.examples.promise;

import dev.lsmkv.api.Role;
import dev.lsmkv.examples.compression.RunLengthProvider;
import dev.lsmkv.examples.filter.HashSetProvider;
import dev.lsmkv.examples.index.FullIndexProvider;
import dev.lsmkv.examples.table.SortedArrayProvider;
import dev.lsmkv.examples.wal.LengthPrefixedProvider;
import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;

/**
 * The examples whose ids are written to disk, under ids that no service has: what is written with
 * them is there, and they are gone once the builder is not given them.
 */
final class Renamed {

  private Renamed() {}

  static String id(Role role) {
    return "gone." + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Provider<?> provider(Role role) {
    return switch (role) {
      case WAL -> new Wal();
      case TABLE_FORMAT -> new Table();
      case BLOCK_INDEX -> new Index();
      case FILTER -> new Filter();
      case COMPRESSION -> new Rle();
      case MEM_TABLE, COMPACTION -> throw new IllegalArgumentException("not on disk: " + role);
    };
  }

  private record Wal() implements WalProvider {
    @Override
    public String id() {
      return Renamed.id(Role.WAL);
    }

    @Override
    public WalFormat create(Settings settings) {
      return new LengthPrefixedProvider().create(settings);
    }
  }

  private record Table() implements TableFormatProvider {
    @Override
    public String id() {
      return Renamed.id(Role.TABLE_FORMAT);
    }

    @Override
    public TableFormat create(Settings settings) {
      return new SortedArrayProvider().create(settings);
    }
  }

  private record Index() implements BlockIndexProvider {
    @Override
    public String id() {
      return Renamed.id(Role.BLOCK_INDEX);
    }

    @Override
    public BlockIndexFormat create(Settings settings) {
      return new FullIndexProvider().create(settings);
    }
  }

  private record Filter() implements FilterProvider {
    @Override
    public String id() {
      return Renamed.id(Role.FILTER);
    }

    @Override
    public FilterFormat create(Settings settings) {
      return new HashSetProvider().create(settings);
    }
  }

  private record Rle() implements CompressionProvider {
    @Override
    public String id() {
      return Renamed.id(Role.COMPRESSION);
    }

    @Override
    public Compression create(Settings settings) {
      return new RunLengthProvider().create(settings);
    }
  }
}
