package dev.lsmkv.core.table;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can still be read of a table, in order: where a block is damaged the cursor tells which keys
 * may lie in it, and goes on behind them.
 *
 * <p>What it tells of is told before any entry behind it is shown. Thread: confined.
 */
public final class SalvageCursor implements AutoCloseable {

  private final Losses losses;
  private final @Nullable BlockIndex index;
  private final KeyBuffer last = new KeyBuffer();
  private @Nullable EntryCursor cursor;
  private int blockNext; // no block before this one is damaged any more
  private boolean hasLast;

  SalvageCursor(Losses losses, @Nullable BlockIndex index, @Nullable EntryCursor cursor) {
    this.losses = losses;
    this.index = index;
    this.cursor = cursor;
  }

  /**
   * Tells of what cannot be read.
   *
   * @param record the table
   * @param directory where it is
   * @param level its level, if it is known
   * @param told gets each place
   */
  record Losses(TableRecord record, Path directory, OptionalInt level, Consumer<Damage> told) {

    /** The table cannot be opened. */
    void all(Throwable cause) {
      tell(cause, directory, BlockKeys.ofTable(record));
    }

    private void tell(Throwable cause, Path place, KeyRange keys) {
      told.accept(DamagedPlace.of(cause, place).at(level, keys));
    }
  }

  /** Moves to the next entry that can be read; false at the end. */
  public boolean next() {
    EntryCursor source = cursor;
    if (source == null) {
      return false;
    }
    try {
      return took(source, source.next());
    } catch (IOException | RuntimeException | InternalError e) {
      return passOver(source, e);
    }
  }

  private boolean took(EntryCursor source, boolean hasEntry) {
    if (hasEntry) {
      last.set(source.key());
      hasLast = true;
    } else {
      close();
    }
    return hasEntry;
  }

  private boolean passOver(EntryCursor source, Throwable cause) {
    BlockKeys blocks = new BlockKeys(java.util.Objects.requireNonNull(index), losses.record);
    Throwable met = cause;
    while (true) {
      int block = damagedBlock(blocks, met);
      tell(blocks, block, met);
      blockNext = block + 1;
      if (blockNext >= blocks.index().blocks()) {
        close();
        return false;
      }
      try {
        return took(source, source.seek(BlockKeys.successor(blocks.last(block))));
      } catch (IOException | RuntimeException | InternalError e) {
        met = e;
      }
    }
  }

  private int damagedBlock(BlockKeys blocks, Throwable met) {
    OptionalInt named =
        met instanceof CorruptFileException damage
            ? blocks.blockAt(damage.offset())
            : OptionalInt.empty();
    int block = named.orElseGet(() -> blocks.index().find(reached(blocks)));
    return Math.min(Math.max(block, blockNext), blocks.index().blocks() - 1);
  }

  /** The first key that was not read yet. */
  private byte[] reached(BlockKeys blocks) {
    return hasLast ? BlockKeys.successor(last.toByteArray()) : blocks.table().first().toByteArray();
  }

  /** Of the key read last only older versions can lie behind. */
  private void tell(BlockKeys blocks, int block, Throwable met) {
    byte[] first = blocks.of(block).first().orElseThrow();
    byte[] reached = reached(blocks);
    byte[] from = Arrays.compareUnsigned(first, reached) < 0 ? reached : first;
    KeyRange keys = KeyRange.between(from, BlockKeys.successor(blocks.last(block)));
    losses.tell(met, losses.directory.resolve("block " + block), keys);
  }

  /** The key of the current entry, as a view. */
  public MemorySegment key() {
    return current().key();
  }

  /** The trailer of the current entry. */
  public long trailer() {
    return current().trailer();
  }

  /** The value of the current entry, as a view. */
  public MemorySegment value() {
    return current().value();
  }

  private EntryCursor current() {
    return Optional.ofNullable(cursor)
        .orElseThrow(() -> new IllegalStateException("the cursor is off an entry"));
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
