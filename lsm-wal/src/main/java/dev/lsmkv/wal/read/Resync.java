package dev.lsmkv.wal.read;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.wal.record.RecordChecksum;
import dev.lsmkv.wal.record.RecordHeader;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Looks at what stands behind a record that is not whole.
 *
 * <p>A record may begin at any aligned offset there, and each offset may claim a record that
 * reaches to the end of the file; checking all those claims would take time in proportion to the
 * square of the file's size. Claims that no writer makes, or that could tell nothing new, cost no
 * checksum; and the bytes that checksums read are limited to a multiple of the bytes looked at. A
 * file that needs more was made for the purpose. It is refused, since what it holds cannot be told.
 *
 * <p>Thread: confined.
 */
final class Resync {

  private static final int WINDOW_BYTES = 64 << 10;
  private static final byte[] ZEROS = new byte[WINDOW_BYTES];
  private static final long BUDGET_BYTES_MIN = 64 << 20;
  private static final long BUDGET_FACTOR = 64;

  private final Path path;
  private final SegmentBytes segment;
  private final RecordChecksum checksum;
  private final byte[] window = new byte[WINDOW_BYTES];
  private final byte[] payload = new byte[WINDOW_BYTES];
  private long budgetBytes;

  Resync(Path path, SegmentBytes segment, long logId) {
    this.path = path;
    this.segment = segment;
    this.checksum = new RecordChecksum(logId);
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
    budgetBytes = Math.max(BUDGET_BYTES_MIN, BUDGET_FACTOR * (end - bad));
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
          && isWhole(header, offset, at)) {
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

  private boolean isWhole(RecordHeader header, long offset, int at) throws IOException {
    if (!header.fits(segment.size() - offset)) {
      return false;
    }
    spend(header.payloadBytes(), offset);
    checksum.begin(offset, window, at);
    long from = offset + RecordLayout.HEADER_BYTES;
    long end = offset + header.recordBytes();
    while (from < end) {
      int length = (int) Math.min(payload.length, end - from);
      segment.copy(from, payload, 0, length);
      checksum.update(payload, 0, length);
      from += length;
    }
    return checksum.value() == header.checksum();
  }

  private void spend(long bytes, long offset) throws CorruptFileException {
    budgetBytes -= bytes;
    if (budgetBytes < 0) {
      throw new CorruptFileException(
          path,
          offset,
          "records behind a damaged one",
          "more claims of a record than can be checked");
    }
  }
}
