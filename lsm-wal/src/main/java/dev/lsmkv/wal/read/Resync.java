package dev.lsmkv.wal.read;

import dev.lsmkv.wal.record.RecordHeader;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;
import java.util.Arrays;

/**
 * Looks at what stands behind a record that is not whole.
 *
 * <p>A record may begin at any aligned offset there, and each offset may claim a record that
 * reaches to the end of the file: the values that an application stores may look like headers, even
 * all of them. So the time to check a claim must not depend on the length claimed, see {@link
 * Claims}; then the whole takes time in proportion to the bytes looked at. Claims that no writer
 * makes, or that could tell nothing new, are not checked at all.
 *
 * <p>Thread: confined.
 */
final class Resync {

  private static final int WINDOW_BYTES = 64 << 10;
  private static final byte[] ZEROS = new byte[WINDOW_BYTES];

  private final SegmentBytes segment;
  private final long logId;
  private final byte[] window = new byte[WINDOW_BYTES];

  Resync(SegmentBytes segment, long logId) {
    this.segment = segment;
    this.logId = logId;
  }

  /** The offset behind the last byte that is not zero, or {@code from} if there is none. */
  long endOfBytes(long from) throws IOException {
    long end = segment.size();
    while (end > from) {
      int length = (int) Math.min(WINDOW_BYTES, end - from);
      segment.copy(end - length, window, 0, length);
      // Most of a preallocated segment may be zeros: comparing arrays passes them fastest.
      if (!Arrays.equals(window, 0, length, ZEROS, 0, length)) {
        return end - length + endOfBytesInWindow(length);
      }
      end -= length;
    }
    return from;
  }

  private int endOfBytesInWindow(int length) {
    int end = length;
    while (window[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /**
   * The largest {@code syncedUpTo} of the whole records behind a bad one, or the first that proves
   * the bad one was durable; 0 if there are none.
   */
  long syncedUpTo(long bad, long end, long sequenceMin) throws IOException {
    Claims claims = new Claims(segment, logId); // anew: what was read before may have changed
    long synced = 0;
    long offset = bad + RecordLayout.ALIGNMENT;
    long last = Math.min(end, segment.size() - RecordLayout.HEADER_BYTES);
    int at = WINDOW_BYTES;
    while (offset <= last && synced <= bad) {
      if (at > WINDOW_BYTES - RecordLayout.HEADER_BYTES) {
        fill(offset);
        at = 0;
      }
      RecordHeader header = RecordHeader.decode(window, at);
      if (header.syncedUpTo() > synced
          && header.isPlausible(offset, sequenceMin)
          && claims.isWhole(header, offset, window, at)) {
        synced = header.syncedUpTo();
      }
      offset += RecordLayout.ALIGNMENT;
      at += RecordLayout.ALIGNMENT;
    }
    return synced;
  }

  private void fill(long offset) throws IOException {
    segment.copy(offset, window, 0, (int) Math.min(WINDOW_BYTES, segment.size() - offset));
  }
}
