package dev.lsmkv.core.merge;

import dev.lsmkv.core.table.KeyBuffer;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Trailer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * What of a merge is still needed: of each key the newest version, and the newest one that each
 * snapshot sees.
 *
 * <p>The snapshots cut the sequence numbers into stripes; of the versions in one stripe only the
 * newest can be seen by anybody. A tombstone in the oldest stripe hides only what is older than all
 * snapshots; it is dropped where nothing of its key lies beneath the output, and kept everywhere
 * else, since dropping it would let the older value show through.
 *
 * <p>What goes out of order is refused here, and not only by who writes the table: a version that
 * came before a newer one of its key would make this drop the newer.
 *
 * <p>Thread: confined.
 */
public final class RetentionCursor implements EntryCursor {

  private final EntryCursor source;
  private final long[] snapshots;
  private final KeysBeneath beneath;
  private final KeyBuffer key = new KeyBuffer();
  private int stripe;
  private long lastTrailer; // of that key
  private long dropped;

  /**
   * Filters a merge.
   *
   * @param source a forward cursor before its first entry; closed with this one
   * @param snapshots the sequence numbers of the live snapshots, ascending
   * @param beneath tells whether older versions of a key may lie beneath the output
   */
  public RetentionCursor(EntryCursor source, long[] snapshots, KeysBeneath beneath) {
    this.source = source;
    this.snapshots = snapshots.clone();
    this.beneath = beneath;
  }

  /**
   * Tells whether older versions of a key may lie beneath the output of a merge. Asked with
   * ascending keys.
   */
  @FunctionalInterface
  public interface KeysBeneath {

    /** Always, as for a flush: nothing is known of what lies beneath. */
    KeysBeneath ALWAYS = _ -> true;

    /** Whether a table beneath the output covers the key. */
    boolean mayHold(MemorySegment key);
  }

  @Override
  public boolean next() throws IOException {
    while (source.next()) {
      if (isNeeded()) {
        return true;
      }
      dropped++;
    }
    return false;
  }

  private boolean isNeeded() throws IOException {
    MemorySegment current = source.key();
    long trailer = source.trailer();
    int currentStripe = stripeOf(Trailer.sequence(trailer));
    if (key.isEqualTo(current)) {
      if (Long.compareUnsigned(trailer, lastTrailer) >= 0) {
        throw new IOException("versions of a key came out of order while tables were merged");
      }
      lastTrailer = trailer;
      if (currentStripe == stripe) {
        return false;
      }
    } else {
      key.set(current);
      lastTrailer = trailer;
    }
    stripe = currentStripe;
    return !(Trailer.isDelete(trailer) && currentStripe == 0 && !beneath.mayHold(current));
  }

  /** The number of snapshots that do not see a sequence number: 0 if all do. */
  private int stripeOf(long sequence) {
    int low = 0;
    int high = snapshots.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (snapshots[middle] < sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The versions and tombstones left out so far. */
  public long dropped() {
    return dropped;
  }

  /**
   * Counts in and out: entries that a cursor lost must not be lost for good.
   *
   * @param what wrote them, for the message
   * @param written the entries that were written
   * @param expected the entries of all sources
   * @throws IOException if some are neither written nor {@link #dropped}
   */
  public void requireComplete(String what, long written, long expected) throws IOException {
    if (written + dropped != expected) {
      throw new IOException(
          what + " wrote " + written + " and dropped " + dropped + " of " + expected + " entries");
    }
  }

  @Override
  public boolean seek(byte[] target) {
    throw new IllegalStateException("a merge is read from its first entry to its last");
  }

  @Override
  public MemorySegment key() {
    return source.key();
  }

  @Override
  public long trailer() {
    return source.trailer();
  }

  @Override
  public MemorySegment value() {
    return source.value();
  }

  @Override
  public void close() {
    source.close();
  }
}
