package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.table.BlockCache;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import dev.lsmkv.testkit.provider.MapCache;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The data of a table that a format wrote.
 *
 * @param format the format
 * @param bytes the data file, to be read only
 * @param blocks what the format said of it
 * @param shape how it was written
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; nobody outside this package sees it
record TableOnDisk(TableFormat format, byte[] bytes, List<BlockSpan> blocks, Shape shape) {

  static final Path DIRECTORY = Path.of("/disk").toAbsolutePath();
  static final Path PATH = DIRECTORY.resolve("data");

  /**
   * How a table is written.
   *
   * @param compression of its blocks
   * @param entriesPerBlockMax the most entries of a block, 0 for no limit
   */
  record Shape(Optional<Compression> compression, int entriesPerBlockMax) {}

  static TableOnDisk write(TableFormat format, List<Entry> entries, Shape shape)
      throws IOException {
    return write(format, new ListCursor(entries), shape);
  }

  static TableOnDisk write(TableFormat format, EntryCursor entries, Shape shape)
      throws IOException {
    MemoryStorage disk = new MemoryStorage();
    disk.directory(DIRECTORY).create();
    StorageFile file = disk.directory(DIRECTORY).file("data");
    byte[] header = FileHeader.encode(new FileIdentity(FileRole.DATA, "any", new UUID(1, 2), 3));
    try (AppendFile data = file.create()) {
      data.write(header, 0, header.length);
      TableTarget target = new TableTarget(data, shape.compression(), shape.entriesPerBlockMax());
      List<BlockSpan> blocks = format.write(target, entries);
      data.flush();
      return new TableOnDisk(format, disk.read(PATH), blocks, shape);
    }
  }

  /** The same table with other bytes in its file. */
  TableOnDisk with(byte[] otherBytes) {
    return new TableOnDisk(format, otherBytes, blocks, shape);
  }

  TableData data() {
    return new TableData(new Mapped(Filters.mapped(bytes)), shape.compression());
  }

  Table open(BlockCache cache) throws IOException {
    return open(new Index(blocks), cache);
  }

  Table open(BlockIndex index, BlockCache cache) throws IOException {
    return format.open(new TableSource(data(), index, cache));
  }

  Table open() throws IOException {
    return open(new MapCache());
  }

  List<BlockSpan> blocksAgain() throws IOException {
    return format.blocks(data());
  }

  /** The file as it is met when it is mapped. */
  private record Mapped(MemorySegment segment) implements MappedFile {

    @Override
    public Path path() {
      return PATH;
    }

    @Override
    public void close() {}
  }

  /**
   * A right index of some blocks.
   *
   * @param spans the blocks
   */
  record Index(List<BlockSpan> spans) implements BlockIndex {

    @Override
    public int blocks() {
      return spans.size();
    }

    @Override
    public int find(byte[] key) {
      int low = 0;
      int high = spans.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (spans.get(middle).separator().compareTo(key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public long offset(int block) {
      return spans.get(block).offset();
    }

    @Override
    public int length(int block) {
      return spans.get(block).length();
    }
  }
}
