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
 * Descending: of each key the last version that is visible, since the oldest comes first; skipped
 * if it is a tombstone.
 *
 * <p>That it was the last is known only one entry later, so key and value are copied. Thread:
 * confined.
 */
final class ReverseEntries implements StoreCursor.VisibleEntries {

  private final EntryCursor merged;
  private final ScanBounds bounds;
  private final long sequence;
  private final KeyBuffer key = new KeyBuffer();
  private final KeyBuffer value = new KeyBuffer();
  private final @Nullable MemorySegment first;
  private long trailer;
  private boolean mergedOnEntry;
  private boolean started;

  ReverseEntries(EntryCursor merged, ScanBounds bounds, long sequence) {
    this.merged = merged;
    this.bounds = bounds;
    this.sequence = sequence;
    byte[] firstBytes = bounds.first();
    this.first = firstBytes == null ? null : MemorySegment.ofArray(firstBytes);
  }

  @Override
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      byte[] end = bounds.endExclusive();
      mergedOnEntry = end == null ? merged.next() : seekBelow(end);
    }
    return settle();
  }

  @Override
  public boolean seek(byte[] target) throws IOException {
    started = true;
    byte[] end = bounds.endExclusive();
    if (end != null && Arrays.compareUnsigned(target, end) >= 0) {
      mergedOnEntry = seekBelow(end);
    } else {
      mergedOnEntry = merged.seek(target);
    }
    return settle();
  }

  private boolean seekBelow(byte[] end) throws IOException {
    boolean found = merged.seek(end);
    MemorySegment endKey = MemorySegment.ofArray(end);
    while (found && Key.compare(merged.key(), endKey) >= 0) {
      found = merged.next();
    }
    return found;
  }

  /** Reads the versions of one key after the other until one key has a visible value. */
  private boolean settle() throws IOException {
    while (mergedOnEntry) {
      MemorySegment current = merged.key();
      if (first != null && Key.compare(current, first) < 0) {
        return false;
      }
      key.set(current);
      if (lastVisibleVersion()) {
        return true;
      }
    }
    return false;
  }

  /** Reads all versions of the current key, and keeps the last visible one. */
  private boolean lastVisibleVersion() throws IOException {
    boolean shown = false;
    do {
      long current = merged.trailer();
      if (Trailer.sequence(current) <= sequence) {
        trailer = current;
        shown = !Trailer.isDelete(current);
        if (shown) {
          value.set(merged.value());
        }
      }
      mergedOnEntry = merged.next();
    } while (mergedOnEntry && key.isEqualTo(merged.key()));
    return shown;
  }

  @Override
  public MemorySegment key() {
    return key.view();
  }

  @Override
  public long trailer() {
    return trailer;
  }

  @Override
  public MemorySegment value() {
    return value.view();
  }

  @Override
  public void close() {
    merged.close();
  }
}
