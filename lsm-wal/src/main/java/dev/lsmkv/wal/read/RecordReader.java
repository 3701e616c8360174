package dev.lsmkv.wal.read;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.wal.record.RecordChecksum;
import dev.lsmkv.wal.record.RecordHeader;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;

/** Reads what stands at an offset of a segment. Thread: confined. */
final class RecordReader {

  /** What stands at an offset. */
  sealed interface Found {}

  /**
   * A record whose checksum is right.
   *
   * @param header its header
   * @param operations its payload, in an array of its own
   */
  record Whole(RecordHeader header, EncodedBatch operations) implements Found {}

  /**
   * Anything else.
   *
   * @param expected what should be there
   * @param actual what is
   */
  record Bad(String expected, String actual) implements Found {}

  private final SegmentBytes segment;
  private final RecordChecksum checksum;
  private final byte[] header = new byte[RecordLayout.HEADER_BYTES];

  RecordReader(SegmentBytes segment, long logId) {
    this.segment = segment;
    this.checksum = new RecordChecksum(logId);
  }

  Found at(long offset) throws IOException {
    long bytesLeft = segment.size() - offset;
    if (bytesLeft < RecordLayout.HEADER_BYTES) {
      return new Bad("a record", bytesLeft + " bytes to the end of the file");
    }
    segment.copy(offset, header, 0, header.length);
    RecordHeader claimed = RecordHeader.decode(header, 0);
    if (!claimed.fits(bytesLeft)) {
      return new Bad(
          "a record in the " + bytesLeft + " bytes to the end of the file",
          "a length of " + claimed.payloadBytes());
    }
    return check(offset, claimed);
  }

  private Found check(long offset, RecordHeader claimed) throws IOException {
    byte[] record = new byte[(int) claimed.recordBytes()];
    int headerBytes = header.length;
    // The header is not read again: it could be another one by now.
    System.arraycopy(header, 0, record, 0, headerBytes);
    segment.copy(offset + headerBytes, record, headerBytes, record.length - headerBytes);
    checksum.begin(offset, record, 0);
    checksum.update(record, headerBytes, record.length - headerBytes);
    int actual = checksum.value();
    if (actual != claimed.checksum()) {
      return new Bad("checksum " + hex(actual), hex(claimed.checksum()));
    }
    int payloadBytes = (int) claimed.payloadBytes();
    return new Whole(
        claimed, new EncodedBatch(record, headerBytes, payloadBytes, (int) claimed.count()));
  }

  private static String hex(int value) {
    return Integer.toHexString(value);
  }
}
