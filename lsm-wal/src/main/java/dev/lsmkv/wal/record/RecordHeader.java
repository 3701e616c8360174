package dev.lsmkv.wal.record;

import dev.lsmkv.spi.entry.Trailer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a record, as it was found: nothing in it is to be believed before the checksum is.
 *
 * @param payloadBytes the field {@code length}, 0 to 2³²-1
 * @param checksum the field {@code crc32c}
 * @param syncedUpTo the offset that was durable when the record was built; negative if absurd
 * @param firstSequence the sequence number of the first operation; negative if absurd
 * @param count how many operations, 0 to 2³²-1
 */
public record RecordHeader(
    long payloadBytes, int checksum, long syncedUpTo, long firstSequence, long count) {

  /**
   * Decodes a header.
   *
   * @param bytes holds {@link RecordLayout#HEADER_BYTES} bytes from {@code at} on
   * @param at where it begins
   * @return its fields
   */
  public static RecordHeader decode(byte[] bytes, int at) {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new RecordHeader(
        Integer.toUnsignedLong(header.getInt(at + RecordLayout.LENGTH)),
        header.getInt(at + RecordLayout.CHECKSUM),
        header.getLong(at + RecordLayout.SYNCED_UP_TO),
        header.getLong(at + RecordLayout.FIRST_SEQUENCE),
        Integer.toUnsignedLong(header.getInt(at + RecordLayout.COUNT)));
  }

  /**
   * Whether the length can be true.
   *
   * @param bytesLeft the bytes from the beginning of the record to the end of the file
   * @return false if there is no payload, or too much for the file or for an array
   */
  public boolean fits(long bytesLeft) {
    return payloadBytes > 0
        && payloadBytes <= RecordLayout.PAYLOAD_BYTES_MAX
        && RecordLayout.recordBytes(payloadBytes) <= bytesLeft;
  }

  /**
   * Whether a writer can have written these fields.
   *
   * @param offset where the record is
   * @param sequenceMin the smallest sequence number that can come here
   * @return false if a field contradicts another or what came before
   */
  public boolean isPlausible(long offset, long sequenceMin) {
    return syncedUpTo >= 0
        && syncedUpTo <= offset
        && count > 0
        && count * RecordLayout.OPERATION_BYTES_MIN <= payloadBytes
        && firstSequence >= sequenceMin
        && firstSequence <= Trailer.SEQUENCE_MAX - (count - 1);
  }

  /**
   * The whole record's size.
   *
   * @return bytes, padding included
   */
  public long recordBytes() {
    return RecordLayout.recordBytes(payloadBytes);
  }
}
