package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.table.BlockCache;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import dev.lsmkv.sstable.rows.RowsProvider;
import dev.lsmkv.sstable.sparse.SparseProvider;
import dev.lsmkv.testkit.provider.MapCache;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A data file in memory with the blocks that were reported when it was written. */
public final class TableFile {

  public static final Path PATH = Path.of("sstable_000007", "data.rows");

  private static final byte[] HEADER =
      FileHeader.encode(new FileIdentity(FileRole.DATA, RowsProvider.ID, new UUID(1, 2), 7));

  private final byte[] bytes;
  private final List<BlockSpan> spans;
  private final Optional<Compression> compression;

  private TableFile(byte[] bytes, List<BlockSpan> spans, Optional<Compression> compression) {
    this.bytes = bytes;
    this.spans = spans;
    this.compression = compression;
  }

  /** How a table is written. */
  public record Shape(int blockBytes, int entriesPerBlockMax, Optional<Compression> compression) {

    public TableFormat format() {
      String bytes = Integer.toString(blockBytes);
      return new RowsProvider()
          .create(MapSettings.of(Map.of("block-bytes", bytes, "compressed-block-bytes", bytes)));
    }
  }

  public static TableFile write(Shape shape, List<Entry> entries) throws IOException {
    return write(shape, new ListCursor(entries));
  }

  public static TableFile write(Shape shape, EntryCursor entries) throws IOException {
    HeapFile file = new HeapFile();
    TableTarget target = new TableTarget(file, shape.compression(), shape.entriesPerBlockMax());
    return write(file, shape.format(), target, entries);
  }

  public static TableFile write(
      TableFormat format, Optional<Compression> compression, List<Entry> entries)
      throws IOException {
    return write(format, compression, new ListCursor(entries));
  }

  public static TableFile write(
      TableFormat format, Optional<Compression> compression, EntryCursor entries)
      throws IOException {
    HeapFile file = new HeapFile();
    return write(file, format, new TableTarget(file, compression, 0), entries);
  }

  private static TableFile write(
      HeapFile file, TableFormat format, TableTarget target, EntryCursor entries)
      throws IOException {
    file.write(HEADER, 0, HEADER.length);
    List<BlockSpan> spans = format.write(target, entries);
    return new TableFile(file.bytes.toByteArray(), spans, target.compression());
  }

  /** The same table with other bytes in its file. */
  public TableFile with(byte[] otherBytes) {
    return new TableFile(otherBytes, spans, compression);
  }

  /** The bytes of the file, not copied. */
  public byte[] bytes() {
    return bytes;
  }

  /** The blocks as they were reported. */
  public List<BlockSpan> spans() {
    return spans;
  }

  public TableData data() {
    return new TableData(new NativeFile(bytes), compression);
  }

  public Table open() throws IOException {
    return open(new MapCache());
  }

  public Table open(BlockCache cache) throws IOException {
    return open(index(), cache);
  }

  public Table open(BlockIndex index, BlockCache cache) throws IOException {
    return format().open(new TableSource(data(), index, cache));
  }

  /** A cursor over the table, opened by a format. */
  public EntryCursor cursor(TableFormat format) throws IOException {
    return format.open(new TableSource(data(), index(), new MapCache())).cursor(Direction.FORWARD);
  }

  public List<BlockSpan> blocks() throws IOException {
    return format().blocks(data());
  }

  public BlockIndex index() throws IOException {
    BlockIndexFormat sparse = new SparseProvider().create(MapSettings.of());
    return sparse.open(MemorySegment.ofArray(sparse.build(spans)));
  }

  private static TableFormat format() {
    return new RowsProvider().create(MapSettings.of());
  }

  /** Outside the heap and read-only, as a mapping is. */
  private record NativeFile(MemorySegment segment) implements MappedFile {

    NativeFile(byte[] bytes) {
      this(copy(bytes));
    }

    private static MemorySegment copy(byte[] bytes) {
      MemorySegment segment = Arena.ofAuto().allocate(bytes.length, 4096);
      return segment.copyFrom(MemorySegment.ofArray(bytes)).asReadOnly();
    }

    @Override
    public Path path() {
      return PATH;
    }

    @Override
    public void close() {}
  }

  private static final class HeapFile implements AppendFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public long position() {
      return bytes.size();
    }

    @Override
    public void flush() {}

    @Override
    public void force() {
      throw new UnsupportedOperationException("the engine forces the file");
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException("the engine closes the file");
    }
  }
}
