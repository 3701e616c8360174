package dev.lsmkv.core.table;

import dev.lsmkv.spi.entry.Key;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A copy of some bytes in a buffer that is used again and again. Thread: confined. */
public final class KeyBuffer {

  private byte[] bytes = new byte[64];
  private MemorySegment segment = MemorySegment.ofArray(bytes);
  private int length = -1;

  /** An empty buffer, which equals nothing. */
  public KeyBuffer() {}

  /** Takes a copy. */
  public void set(MemorySegment source) {
    int size = (int) source.byteSize();
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, 2 * bytes.length)];
      segment = MemorySegment.ofArray(bytes);
    }
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, 0, bytes, 0, size);
    length = size;
  }

  /** Forgets what was copied. */
  public void clear() {
    length = -1;
  }

  /** Whether the copy equals some bytes. */
  public boolean isEqualTo(MemorySegment other) {
    return other.byteSize() == length && Key.commonLength(segment, 0, other, 0, length) == length;
  }

  /** The copy, as a view that changes with the next one. */
  public MemorySegment view() {
    return segment.asSlice(0, length).asReadOnly();
  }

  /** The copy, as an array of its own. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
