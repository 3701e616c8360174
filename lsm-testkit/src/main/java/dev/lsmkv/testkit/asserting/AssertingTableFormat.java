package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.Direction;
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

/** A table format that keeps nothing it was lent. */
record AssertingTableFormat(Findings findings, TableFormat format) implements TableFormat {

  @Override
  public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
    LentAppendFile file = new LentAppendFile(findings, target.data());
    AssertingCursor lent =
        new AssertingCursor(
            findings, entries, Direction.FORWARD, "what a table is written of", () -> {});
    try {
      List<BlockSpan> blocks =
          format.write(
              new TableTarget(file, target.compression(), target.entriesPerBlockMax()), lent);
      findings.require(lent.atEnd(), () -> "a table is written without its last entries");
      requireWithin(blocks, target.data().position());
      return blocks;
    } finally {
      lent.takeBack();
      file.takeBack();
    }
  }

  private void requireWithin(List<BlockSpan> blocks, long end) {
    AssertingIndexFormat.requireInOrder(findings, blocks);
    BlockSpan last = blocks.getLast();
    findings.require(
        blocks.getFirst().offset() >= FileHeader.BYTES && last.offset() + last.length() <= end,
        () -> "blocks outside of the file of " + end + " bytes: " + blocks);
  }

  @Override
  public Table open(TableSource source) throws IOException {
    TableData data = source.data();
    AssertingCache cache = new AssertingCache(findings, source.cache());
    Table table = format.open(new TableSource(lend(data), source.index(), cache));
    return new AssertingTable(findings, table, data.file());
  }

  @Override
  public List<BlockSpan> blocks(TableData data) throws IOException {
    List<BlockSpan> blocks = format.blocks(lend(data));
    requireWithin(blocks, data.file().segment().byteSize());
    return blocks;
  }

  private TableData lend(TableData data) {
    return new TableData(new LentMappedFile(findings, data.file()), data.compression());
  }
}
