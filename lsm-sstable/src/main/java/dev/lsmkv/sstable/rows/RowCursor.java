package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A position in a table.
 *
 * <p>Short scans come back to the same places as point reads do, and long ones do not. So of the
 * blocks behind a {@code seek} the first {@value #BLOCKS_KEPT} may go into the cache, and no
 * others.
 *
 * <p>Keys are put together in one buffer that is used again and again; values are shown where they
 * lie. A call that fails leaves the cursor where it was, so that a damaged block is never passed
 * over: the next call fails again.
 */
final class RowCursor implements EntryCursor {

  private enum State {
    BEFORE_FIRST,
    ON_ENTRY,
    AT_END,
    CLOSED
  }

  private static final int KEY_BUFFER_BYTES = 64;
  private static final int BLOCKS_KEPT = 32;

  private final BlockSource source;
  private final int blocks;
  private final int step;

  private State state = State.BEFORE_FIRST;
  private @Nullable RowBlock block;
  private int number;
  private int row;
  private int keptLeft; // how many more blocks go into the cache

  /* A block is read beside the one that the cursor stands on, which stays if that fails. */
  private Scratch here = new Scratch();
  private Scratch spare = new Scratch();

  private byte[] keyBytes = new byte[KEY_BUFFER_BYTES];
  private MemorySegment keySegment = MemorySegment.ofArray(keyBytes).asReadOnly();
  private MemorySegment keyView = keySegment;
  private int keyRow = -1;
  private @Nullable MemorySegment valueView; // of the row, once it was asked for

  RowCursor(BlockSource source, Direction direction) {
    this.source = source;
    this.blocks = source.index().blocks();
    this.step = direction == Direction.FORWARD ? 1 : -1;
  }

  @Override
  public boolean next() throws IOException {
    RowBlock current = block;
    if (current == null) {
      requireOpen();
      return state == State.BEFORE_FIRST && enter(step > 0 ? 0 : blocks - 1);
    }
    int next = row + step;
    if (next >= 0 && next < current.rows()) {
      row = next;
      valueView = null;
      return true;
    }
    return enter(number + step);
  }

  @Override
  public boolean seek(byte[] key) throws IOException {
    requireOpen();
    keptLeft = BLOCKS_KEPT;
    return step > 0 ? seekForward(key) : seekReverse(key);
  }

  private boolean seekForward(byte[] key) throws IOException {
    int target = source.index().find(key);
    if (target == blocks) {
      return end();
    }
    RowBlock candidate = block(target);
    int found = candidate.firstAtOrAfter(MemorySegment.ofArray(key), -1L);
    return found < candidate.rows() ? place(target, candidate, found) : enter(target + 1);
  }

  /**
   * The entry sought is the one before the first behind the key, which is in the first block that
   * reaches behind it.
   */
  private boolean seekReverse(byte[] key) throws IOException {
    int target = source.index().find(Arrays.copyOf(key, key.length + 1));
    if (target == blocks) {
      return enter(blocks - 1);
    }
    RowBlock candidate = block(target);
    int behind = candidate.firstAfter(MemorySegment.ofArray(key));
    return behind > 0 ? place(target, candidate, behind - 1) : enter(target - 1);
  }

  /** Goes to the near end of a block, if there is such a block. */
  private boolean enter(int target) throws IOException {
    if (target < 0 || target >= blocks) {
      return end();
    }
    RowBlock entered = block(target);
    return place(target, entered, step > 0 ? 0 : entered.rows() - 1);
  }

  private RowBlock block(int target) throws IOException {
    RowBlock current = block;
    if (current != null && target == number) {
      return current;
    }
    if (keptLeft == 0) {
      return source.block(target, BlockSource.Retention.PASS, spare);
    }
    keptLeft--;
    return source.block(target, BlockSource.Retention.KEEP, spare);
  }

  private boolean place(int target, RowBlock entered, int found) {
    if (block != entered) {
      reserve(entered.prefixLength()); // may fail for want of memory, and nothing behind it
      entered.copyPrefix(keyBytes);
      keyRow = -1;
      Scratch left = here;
      here = spare;
      spare = left;
      block = entered;
      number = target;
    }
    row = found;
    valueView = null;
    state = State.ON_ENTRY;
    return true;
  }

  private boolean end() {
    block = null;
    valueView = null;
    state = State.AT_END;
    return false;
  }

  @Override
  public MemorySegment key() {
    RowBlock current = current();
    if (keyRow != row) {
      keyRow = -1;
      int length = current.keyLength(row);
      reserve(length);
      current.copyKeyRest(row, keyBytes);
      if (keyView.byteSize() != length) {
        keyView = keySegment.asSlice(0, length);
      }
      keyRow = row;
    }
    return keyView;
  }

  private void reserve(int length) {
    if (keyBytes.length < length) {
      byte[] longer = Arrays.copyOf(keyBytes, Math.max(length, 2 * keyBytes.length));
      keySegment = MemorySegment.ofArray(longer).asReadOnly();
      keyView = keySegment;
      keyBytes = longer;
    }
  }

  @Override
  public long trailer() {
    return current().trailer(row);
  }

  @Override
  public MemorySegment value() {
    RowBlock current = current();
    MemorySegment value = valueView;
    if (value == null) {
      value = current.value(row);
      valueView = value;
    }
    return value;
  }

  @Override
  public void close() {
    block = null;
    valueView = null;
    state = State.CLOSED;
  }

  private RowBlock current() {
    RowBlock current = block;
    if (current == null) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    return current;
  }

  private void requireOpen() {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the cursor is closed");
    }
  }
}
