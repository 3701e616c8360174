package dev.lsmkv.core.recovery;

import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.MalformedBatchException;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.wal.WalVisitor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills memtables with what the log holds, and passes on each that is full, so that replay is
 * bounded in memory.
 */
public final class MemTableReplay implements WalVisitor {

  private final MemTableFactory factory;
  private final StoreOptions options;
  private final Sink sink;
  private @Nullable MemTable current;

  /**
   * A replay.
   *
   * @param factory makes memtables
   * @param options say when one is full
   * @param sink gets each
   */
  public MemTableReplay(MemTableFactory factory, StoreOptions options, Sink sink) {
    this.factory = factory;
    this.options = options;
    this.sink = sink;
  }

  /** Gets memtables, oldest first. */
  public interface Sink {

    /** Takes one that gets no more entries. */
    void accept(MemTable full) throws IOException;
  }

  @Override
  public void record(long firstSequence, EncodedBatch batch) throws IOException {
    MemTable table = current;
    if (table == null) {
      table = factory.create(options.memTableBytes());
      current = table;
    }
    try {
      table.apply(new WriteGroup(firstSequence, List.of(batch)));
    } catch (MalformedBatchException e) {
      throw new IOException("a record of the log holds no operations", e);
    }
    if (table.bytes() >= options.memTableBytes() || table.entries() >= options.memTableEntries()) {
      finish();
    }
  }

  /** Passes on what is left. */
  public void finish() throws IOException {
    if (current != null) {
      sink.accept(current);
      current = null;
    }
  }
}
