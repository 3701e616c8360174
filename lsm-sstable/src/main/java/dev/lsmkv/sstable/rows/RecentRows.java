package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.compression.Compression;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The rows that cursors stand on and that have a compressed block of their own. Whoever writes such
 * a row again takes the compressed bytes from here: to compress a long value takes many times as
 * long as anything else that a merge does with it.
 *
 * <p>A value is recognised by being the very memory that a cursor shows. Rows are held weakly, and
 * strongly by their cursors; the last {@value #PLACES} can be found, as many as a merge has inputs.
 *
 * <p>Thread: safe for use from many threads. A row that is pushed out too early is compressed
 * again.
 */
final class RecentRows {

  /** A shorter payload is compressed again: it takes no longer than to look here. */
  static final int PAYLOAD_BYTES_MIN = 8 << 10;

  private static final int PLACES = 64;

  private final AtomicReferenceArray<@Nullable WeakReference<StoredRow>> places =
      new AtomicReferenceArray<>(PLACES);
  private final AtomicInteger next = new AtomicInteger();

  /** Notes a row, for as long as somebody else holds it. */
  void add(StoredRow row) {
    places.set(Math.floorMod(next.getAndIncrement(), PLACES), new WeakReference<>(row));
  }

  /**
   * The row that a value belongs to.
   *
   * @param value a value as a cursor shows it
   * @param compression what its block must be compressed with
   * @return the row, or null if it is not here
   */
  @Nullable StoredRow of(MemorySegment value, Compression compression) {
    for (int i = 0; i < PLACES; i++) {
      WeakReference<StoredRow> place = places.get(i);
      StoredRow row = place == null ? null : place.get();
      if (row != null && row.isCompressedBy(compression) && row.holds(value)) {
        return row;
      }
    }
    return null;
  }
}
