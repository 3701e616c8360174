package dev.lsmkv.wal.read;

import dev.lsmkv.wal.record.RecordChecksum;
import dev.lsmkv.wal.record.RecordHeader;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Checks claims of a record, one behind the other, each in the same bounded time whatever length it
 * claims.
 *
 * <p>Read for a claim are the two parts of a window at the ends of its record; the windows between
 * are read once for all claims ({@link WindowChecksums}), from the first claim on that has any.
 * Every byte of a claimed record is read once for it, and its header not again: so a record that
 * was whole when the checking began is found, whatever is being written around it; and one that is
 * found was whole by the time.
 *
 * <p>Thread: confined.
 */
final class Claims {

  private static final int WINDOW_BYTES = WindowChecksums.WINDOW_BYTES;

  private final SegmentBytes segment;
  private final RecordChecksum checksum;
  private final CRC32C last = new CRC32C();
  private final byte[] part = new byte[2 * WINDOW_BYTES];
  private @Nullable WindowChecksums windows;

  /**
   * A check that has read nothing.
   *
   * @param segment the bytes
   * @param logId the random number in the segment's header
   */
  Claims(SegmentBytes segment, long logId) {
    this.segment = segment;
    this.checksum = new RecordChecksum(logId);
  }

  /**
   * Whether a record is whole.
   *
   * @param header what it claims
   * @param offset where it begins, behind the one asked for before
   * @param bytes where its header was read to
   * @param at the header's first byte there
   */
  boolean isWhole(RecordHeader header, long offset, byte[] bytes, int at) throws IOException {
    if (!header.fits(segment.size() - offset)) {
      return false;
    }
    checksum.begin(offset, bytes, at);
    long from = offset + RecordLayout.HEADER_BYTES;
    long end = offset + header.recordBytes();
    long firstBoundary = (from + WINDOW_BYTES - 1) / WINDOW_BYTES;
    long lastBoundary = end / WINDOW_BYTES;
    if (firstBoundary >= lastBoundary) {
      copy(from, end);
      checksum.update(part, 0, (int) (end - from));
      return checksum.value() == header.checksum();
    }
    int before = upToBoundary(from, firstBoundary);
    int inner = windows().append(before, firstBoundary, lastBoundary);
    return appendLast(inner, lastBoundary, end) == header.checksum();
  }

  private int upToBoundary(long from, long boundary) throws IOException {
    long end = boundary * WINDOW_BYTES;
    copy(from, end);
    checksum.update(part, 0, (int) (end - from));
    return checksum.value();
  }

  private int appendLast(int before, long boundary, long end) throws IOException {
    long from = boundary * WINDOW_BYTES;
    copy(from, end);
    last.reset();
    last.update(part, 0, (int) (end - from));
    return ChecksumShift.shift(before, end - from) ^ (int) last.getValue();
  }

  private void copy(long from, long end) throws IOException {
    segment.copy(from, part, 0, (int) (end - from));
  }

  private WindowChecksums windows() {
    if (windows == null) {
      long bytesMax =
          Math.min(segment.size(), RecordLayout.recordBytes(RecordLayout.PAYLOAD_BYTES_MAX));
      windows = new WindowChecksums(segment, (int) (bytesMax / WINDOW_BYTES));
    }
    return windows;
  }
}
