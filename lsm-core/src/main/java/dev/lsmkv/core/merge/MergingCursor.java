package dev.lsmkv.core.merge;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several cursors as one, in the order of entries.
 *
 * <p>A binary heap holds the sources that have an entry, the one to be shown at its root. A
 * source's key is looked at once for each of its entries: its first eight bytes are kept as a
 * number, and most comparisons end with that.
 *
 * <p>Thread: confined.
 */
public final class MergingCursor implements EntryCursor {

  private final Source[] sources;
  private final Source[] heap;
  private final int sign;
  private int size;
  private boolean started;

  /**
   * A cursor before the first entry.
   *
   * @param cursors the sources, all going in {@code direction}; closed with this cursor
   * @param direction the way it goes
   */
  public MergingCursor(List<? extends EntryCursor> cursors, Direction direction) {
    this.sources = cursors.stream().map(Source::new).toArray(Source[]::new);
    this.heap = new Source[sources.length];
    this.sign = direction == Direction.FORWARD ? 1 : -1;
  }

  /** A source with its current entry. */
  private static final class Source {

    private final EntryCursor cursor;
    private MemorySegment key = MemorySegment.NULL;
    private long prefix;
    private long trailer;

    private Source(EntryCursor cursor) {
      this.cursor = cursor;
    }

    private void load() {
      loadAlone();
      prefix = Key.prefix(key);
    }

    /** The same for the last source that has entries: it is compared with nothing any more. */
    private void loadAlone() {
      key = cursor.key();
      trailer = cursor.trailer();
    }
  }

  @Override
  public boolean next() throws IOException {
    if (!started) {
      return start(null);
    }
    if (size == 0) {
      return false;
    }
    Source top = heap[0];
    if (!top.cursor.next()) {
      heap[0] = heap[--size];
      siftDown(0);
      return size > 0;
    }
    if (size == 1) {
      top.loadAlone();
      return true;
    }
    top.load();
    siftDown(0);
    return true;
  }

  @Override
  public boolean seek(byte[] key) throws IOException {
    return start(key);
  }

  private boolean start(byte @Nullable [] key) throws IOException {
    started = true;
    size = 0;
    for (Source source : sources) {
      if (key == null ? source.cursor.next() : source.cursor.seek(key)) {
        source.load();
        heap[size++] = source;
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      siftDown(i);
    }
    return size > 0;
  }

  private void siftDown(int from) {
    int parent = from;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[parent])) {
        return;
      }
      Source swapped = heap[parent];
      heap[parent] = heap[child];
      heap[child] = swapped;
      parent = child;
    }
  }

  private boolean before(Source a, Source b) {
    int order = Long.compareUnsigned(a.prefix, b.prefix);
    if (order == 0) {
      order = Key.compare(a.key, b.key);
      if (order == 0) {
        order = Long.compareUnsigned(b.trailer, a.trailer); // the newest version first
      }
    }
    return sign * order < 0;
  }

  @Override
  public MemorySegment key() {
    return top().key;
  }

  @Override
  public long trailer() {
    return top().trailer;
  }

  @Override
  public MemorySegment value() {
    return top().cursor.value();
  }

  private Source top() {
    if (size == 0) {
      throw new IllegalStateException("the cursor is off an entry");
    }
    return heap[0];
  }

  @Override
  public void close() {
    size = 0;
    started = true;
    for (Source source : sources) {
      source.cursor.close();
    }
  }
}
