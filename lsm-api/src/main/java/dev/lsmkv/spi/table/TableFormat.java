package dev.lsmkv.spi.table;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.util.List;

/** Writes and opens the data of tables. Thread: safe for use from many threads. */
public interface TableFormat {

  /**
   * Writes a table's data.
   *
   * @param target where it goes, with the file's header written already
   * @param entries a forward cursor before the first entry; there is at least one. Everything up to
   *     its end is written
   * @return the blocks, in order, at least one
   * @throws IOException if the data cannot be written or {@code entries} fails; the engine throws
   *     the file away and tries again. Whatever else is thrown here ends writing until the store is
   *     opened again, and an open that meets it fails
   */
  List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException;

  /**
   * Opens a table.
   *
   * @param source the mapped data with its index
   * @return the table, which may be read as long as the mapping is there
   * @throws dev.lsmkv.spi.storage.CorruptFileException if the data is damaged
   * @throws IOException if it is of another version
   */
  Table open(TableSource source) throws IOException;

  /**
   * Finds the blocks again from the data alone, to rebuild an index that was lost.
   *
   * @param data the data file
   * @return what {@link #write} returned
   * @throws dev.lsmkv.spi.storage.CorruptFileException if the data is damaged
   * @throws IOException if it cannot be read
   */
  List<BlockSpan> blocks(TableData data) throws IOException;
}
