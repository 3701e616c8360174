package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Encodes and decodes the records of one segment. Thread: confined. */
final class RecordFormat {

  static final int HEADER_BYTES = 24;

  private static final int SEQUENCE_AT = 8;
  private static final int PAYLOAD_CHECKSUM_AT = 16;
  private static final int CHECKSUM_AT = 20;

  private final byte[] seed = new byte[FileHeader.BYTES + Long.BYTES];

  RecordFormat(FileIdentity segment) {
    System.arraycopy(FileHeader.encode(segment), 0, seed, 0, FileHeader.BYTES);
  }

  byte[] encode(WriteGroup group, long offset) {
    int length = Math.toIntExact(group.bytes());
    byte[] record = new byte[Math.addExact(HEADER_BYTES, length)];
    ByteBuffer fields = wrap(record);
    fields.putInt(length).putInt(group.count()).putLong(group.firstSequence());
    fields.position(HEADER_BYTES);
    for (EncodedBatch batch : group.batches()) {
      fields.put(batch.bytes(), batch.offset(), batch.length());
    }
    fields.putInt(PAYLOAD_CHECKSUM_AT, checksum(record, HEADER_BYTES, length));
    fields.putInt(CHECKSUM_AT, headerChecksum(record, offset));
    return record;
  }

  /** Whether these are the first bytes of a record at an offset. */
  boolean isHeader(byte[] header, long offset) {
    return wrap(header).getInt(CHECKSUM_AT) == headerChecksum(header, offset)
        && payloadLength(header) > 0;
  }

  private int headerChecksum(byte[] header, long offset) {
    CRC32C crc = new CRC32C();
    wrap(seed).putLong(FileHeader.BYTES, offset);
    crc.update(seed);
    crc.update(header, 0, CHECKSUM_AT);
    return (int) crc.getValue();
  }

  static int payloadLength(byte[] header) {
    return wrap(header).getInt(0);
  }

  /** Whether the payload behind a right header is the one that was written. */
  static boolean isWhole(byte[] record) {
    int checksum = checksum(record, HEADER_BYTES, record.length - HEADER_BYTES);
    return wrap(record).getInt(PAYLOAD_CHECKSUM_AT) == checksum;
  }

  static long firstSequence(byte[] record) {
    return wrap(record).getLong(SEQUENCE_AT);
  }

  static EncodedBatch operations(byte[] record) {
    int count = wrap(record).getInt(Integer.BYTES);
    return new EncodedBatch(record, HEADER_BYTES, record.length - HEADER_BYTES, count);
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
