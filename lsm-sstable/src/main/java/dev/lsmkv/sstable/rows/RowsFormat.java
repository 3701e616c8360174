package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import java.io.IOException;
import java.util.List;

/**
 * The table format {@code rows}; the layout is in the description of this package.
 *
 * @param blockBytes what a block takes at most without compression, unless it is a single row
 * @param compressedBlockBytes the same before compression, in a table with compression
 * @param recent rows that need not be compressed again
 */
record RowsFormat(int blockBytes, int compressedBlockBytes, RecentRows recent)
    implements TableFormat {

  RowsFormat(int blockBytes, int compressedBlockBytes) {
    this(blockBytes, compressedBlockBytes, new RecentRows());
  }

  @Override
  public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
    int bytesMax = target.compression().isPresent() ? compressedBlockBytes : blockBytes;
    int rowsMax =
        target.entriesPerBlockMax() == 0 ? Integer.MAX_VALUE : target.entriesPerBlockMax();
    BlockOutput output = new BlockOutput(target.data(), target.compression());
    BlockBuilder builder = new BlockBuilder(bytesMax, rowsMax);
    return new TableWriter(output, builder, recent).write(entries);
  }

  @Override
  public Table open(TableSource source) throws IOException {
    Footer footer = Footer.read(source.data().file());
    BlockReader reader = new BlockReader(source.data(), footer.offset());
    int indexed = source.index().blocks();
    if (indexed != footer.blocks()) {
      throw reader.corrupt(
          footer.offset(),
          "as many blocks as in the index, " + indexed,
          footer.blocks() + " blocks");
    }
    return new RowsTable(new BlockSource(reader, source.index(), source.cache(), recent));
  }

  @Override
  public List<BlockSpan> blocks(TableData data) throws IOException {
    Footer footer = Footer.read(data.file());
    BlockReader reader = new BlockReader(data, footer.offset());
    SpanList spans = new SpanList();
    int blocks = 0;
    long offset = FileHeader.BYTES;
    while (offset < footer.offset()) {
      int length = reader.lengthAt(offset);
      RowBlock block = reader.read(offset, length);
      byte[] firstKey = block.copyKey(0);
      if (!spans.accepts(firstKey, block.trailer(0))) {
        throw reader.corrupt(offset, "rows behind those of the block before", "rows out of order");
      }
      int last = block.rows() - 1;
      spans.add(
          new SpanList.Block(offset, length), firstKey, block.copyKey(last), block.trailer(last));
      offset += length;
      blocks++;
    }
    if (blocks != footer.blocks()) {
      throw reader.corrupt(footer.offset(), footer.blocks() + " blocks", blocks + " blocks");
    }
    return spans.finish();
  }
}
