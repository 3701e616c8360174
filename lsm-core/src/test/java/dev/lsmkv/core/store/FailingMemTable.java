package dev.lsmkv.core.store;

import dev.lsmkv.core.memtable.tree.TreeMemTableProvider;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.MalformedBatchException;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import org.jspecify.annotations.Nullable;

/** A memtable of the usual kind that fails, when told to, as a plug-in or a full heap may. */
final class FailingMemTable implements MemTableProvider {

  static final String ID = "test.failing";

  private final TreeMemTableProvider usual = new TreeMemTableProvider();
  private volatile boolean failsToBegin;
  private volatile boolean failsToApply;
  private volatile boolean miscounts;
  private volatile Runnable beginning = () -> {};
  private volatile Runnable flushing = () -> {};
  private volatile Runnable finding = () -> {};

  void failToBegin(boolean fails) {
    failsToBegin = fails;
  }

  void failToApply() {
    failsToApply = true;
  }

  /** Has them say that they hold one entry more. */
  void miscount(boolean miscounts) {
    this.miscounts = miscounts;
  }

  /** Has this run before each memtable that begins. */
  void whenBegun(Runnable action) {
    beginning = action;
  }

  /** Has this run before each cursor, as a flush opens one. */
  void whenFlushed(Runnable action) {
    flushing = action;
  }

  /** Has this run before each point read. */
  void whenFound(Runnable action) {
    finding = action;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public MemTableFactory create(Settings settings) {
    MemTableFactory factory = usual.create(settings);
    return bytes -> {
      beginning.run();
      if (failsToBegin) {
        throw new OutOfMemoryError("planted");
      }
      return new Failing(factory.create(bytes));
    };
  }

  private final class Failing implements MemTable {

    private final MemTable table;

    Failing(MemTable table) {
      this.table = table;
    }

    @Override
    public void apply(WriteGroup group) throws MalformedBatchException {
      if (failsToApply) {
        throw new OutOfMemoryError("planted");
      }
      table.apply(group);
    }

    @Override
    public @Nullable Hit find(Lookup lookup) {
      finding.run();
      return table.find(lookup);
    }

    @Override
    public EntryCursor cursor(Direction direction) {
      flushing.run();
      return table.cursor(direction);
    }

    @Override
    public long bytes() {
      return table.bytes();
    }

    @Override
    public long entries() {
      return table.entries() + (miscounts ? 1 : 0);
    }
  }
}
