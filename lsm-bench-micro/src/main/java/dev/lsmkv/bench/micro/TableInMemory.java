package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.table.BlockCache;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table without compression on a disk in memory.
 *
 * @param format wrote it
 * @param data its mapped file
 * @param blocks its blocks
 * @param index its index
 * @param table the open table
 */
record TableInMemory(
    TableFormat format, TableData data, List<BlockSpan> blocks, BlockIndex index, Table table) {

  /** Writes a table of so many entries, and opens it. */
  static TableInMemory of(int entries) throws IOException {
    TableFormat format = Parts.make(TableFormatProvider.class, "rows");
    StorageDirectory disk = new MemoryStorage().directory(Path.of("/table").toAbsolutePath());
    disk.create();
    StorageFile file = disk.file("data");
    List<BlockSpan> blocks = write(format, file, entries);
    BlockIndexFormat indexes = Parts.make(BlockIndexProvider.class, "sparse");
    BlockIndex index = indexes.open(MemorySegment.ofArray(indexes.build(blocks)).asReadOnly());
    TableData data = new TableData(file.map(), Optional.empty());
    Table table = format.open(new TableSource(data, index, new NoCache()));
    return new TableInMemory(format, data, blocks, index, table);
  }

  private static List<BlockSpan> write(TableFormat format, StorageFile file, int entries)
      throws IOException {
    byte[] header = FileHeader.encode(new FileIdentity(FileRole.DATA, "rows", new UUID(1, 2), 3));
    try (AppendFile data = file.create()) {
      data.write(header, 0, header.length);
      List<BlockSpan> blocks =
          format.write(new TableTarget(data, Optional.empty(), 0), new SortedEntries(entries));
      data.flush();
      return blocks;
    }
  }

  /** Blocks that are not compressed are not kept. */
  private static final class NoCache implements BlockCache {

    @Override
    public boolean find(int block, Room room) {
      return false;
    }

    @Override
    public void keep(int block, byte[] bytes, int length) {}
  }
}
