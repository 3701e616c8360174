package dev.lsmkv.core.read;

import dev.lsmkv.core.table.KeyBuffer;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ascending: of each key the first version that is visible, since the newest comes first; skipped
 * if it is a tombstone.
 *
 * <p>Key and value are shown where they lie. Thread: confined.
 */
final class ForwardEntries implements StoreCursor.VisibleEntries {

  private final EntryCursor merged;
  private final ScanBounds bounds;
  private final long sequence;
  private final KeyBuffer passed = new KeyBuffer();
  private final @Nullable MemorySegment end;
  private MemorySegment key = MemorySegment.NULL;
  private boolean started;

  ForwardEntries(EntryCursor merged, ScanBounds bounds, long sequence) {
    this.merged = merged;
    this.bounds = bounds;
    this.sequence = sequence;
    byte[] endBytes = bounds.endExclusive();
    this.end = endBytes == null ? null : MemorySegment.ofArray(endBytes);
  }

  @Override
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      byte[] first = bounds.first();
      return settle(first == null ? merged.next() : merged.seek(first));
    }
    return settle(merged.next());
  }

  @Override
  public boolean seek(byte[] target) throws IOException {
    started = true;
    passed.clear();
    byte[] first = bounds.first();
    return settle(
        merged.seek(first != null && Arrays.compareUnsigned(target, first) < 0 ? first : target));
  }

  /** Goes on until the merge stands on an entry to be shown. */
  private boolean settle(boolean found) throws IOException {
    boolean there = found;
    while (there) {
      MemorySegment current = merged.key();
      if (end != null && Key.compare(current, end) >= 0) {
        return false;
      }
      long trailer = merged.trailer();
      if (Trailer.sequence(trailer) <= sequence && !passed.isEqualTo(current)) {
        passed.set(current);
        if (!Trailer.isDelete(trailer)) {
          key = current;
          return true;
        }
      }
      there = merged.next();
    }
    return false;
  }

  @Override
  public MemorySegment key() {
    return key;
  }

  @Override
  public long trailer() {
    return merged.trailer();
  }

  @Override
  public MemorySegment value() {
    return merged.value();
  }

  @Override
  public void close() {
    merged.close();
  }
}
