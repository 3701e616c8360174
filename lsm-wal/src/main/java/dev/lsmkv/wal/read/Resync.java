package dev.lsmkv.wal.read;

import dev.lsmkv.wal.record.RecordChecksum;
import dev.lsmkv.wal.record.RecordHeader;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;

/** Looks at what stands behind a record that is not whole. Thread: confined. */
final class Resync {

  private static final int WINDOW_BYTES = 64 << 10;

  private final SegmentBytes segment;
  private final RecordChecksum checksum;
  private final byte[] window = new byte[WINDOW_BYTES];
  private final byte[] payload = new byte[WINDOW_BYTES];

  Resync(SegmentBytes segment, long logId) {
    this.segment = segment;
    this.checksum = new RecordChecksum(logId);
  }

  /** The offset behind the last byte that is not zero, or {@code from} if there is none. */
  long endOfBytes(long from) throws IOException {
    long end = segment.size();
    while (end > from) {
      int length = (int) Math.min(WINDOW_BYTES, end - from);
      segment.copy(end - length, window, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (window[i] != 0) {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return from;
  }

  /** The largest {@code syncedUpTo} of the whole records between a bad one and the end of bytes. */
  long syncedUpTo(long bad, long end, long sequenceMin) throws IOException {
    long synced = 0;
    long offset = bad + RecordLayout.ALIGNMENT;
    while (offset < end && segment.size() - offset > RecordLayout.HEADER_BYTES) {
      int length = (int) Math.min(WINDOW_BYTES, segment.size() - offset);
      segment.copy(offset, window, 0, length);
      int at = 0;
      while (at <= length - RecordLayout.HEADER_BYTES && offset + at < end) {
        RecordHeader header = RecordHeader.decode(window, at);
        long left = segment.size() - offset - at;
        if (header.fits(left)
            && header.syncedUpTo() > synced
            && header.isPlausible(offset + at, sequenceMin)
            && isWhole(offset + at, at, header)) {
          synced = header.syncedUpTo();
        }
        at += RecordLayout.ALIGNMENT;
      }
      offset += at;
    }
    return synced;
  }

  private boolean isWhole(long offset, int at, RecordHeader header) throws IOException {
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
}
