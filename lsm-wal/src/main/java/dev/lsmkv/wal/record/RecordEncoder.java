package dev.lsmkv.wal.record;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Makes the header of one record after another. The payload is left where it is, in the batches: it
 * is read once for the checksum and once more by who copies it into the log.
 *
 * <p>Thread: confined.
 */
public final class RecordEncoder {

  private final ByteBuffer header =
      ByteBuffer.allocate(RecordLayout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] padding = new byte[RecordLayout.ALIGNMENT];
  private final RecordChecksum checksum;

  /**
   * An encoder for one segment.
   *
   * @param logId the random number in its header
   */
  public RecordEncoder(long logId) {
    this.checksum = new RecordChecksum(logId);
  }

  /**
   * Makes the header of a record.
   *
   * @param group what the record holds
   * @param payloadBytes the bytes of the group, 1 to {@link RecordLayout#PAYLOAD_BYTES_MAX}
   * @param offset where in the file the record will be
   * @param syncedUpTo the offset known durable
   */
  public void encode(WriteGroup group, int payloadBytes, long offset, long syncedUpTo) {
    header.putInt(RecordLayout.LENGTH, payloadBytes);
    header.putLong(RecordLayout.SYNCED_UP_TO, syncedUpTo);
    header.putLong(RecordLayout.FIRST_SEQUENCE, group.firstSequence());
    header.putInt(RecordLayout.COUNT, group.count());
    checksum.begin(offset, header.array(), 0);
    List<EncodedBatch> batches = group.batches();
    for (int i = 0; i < batches.size(); i++) {
      EncodedBatch batch = batches.get(i);
      checksum.update(batch.bytes(), batch.offset(), batch.length());
    }
    checksum.update(padding, 0, paddingBytes(payloadBytes));
    header.putInt(RecordLayout.CHECKSUM, checksum.value());
  }

  /**
   * The header made last.
   *
   * @return {@link RecordLayout#HEADER_BYTES} bytes, valid until the next {@link #encode}
   */
  public byte[] header() {
    return header.array();
  }

  /**
   * What stands between a payload and the next record.
   *
   * @return {@link RecordLayout#ALIGNMENT} zeros, of which {@link #paddingBytes} belong there
   */
  public byte[] padding() {
    return padding;
  }

  /**
   * How many zeros follow a payload.
   *
   * @param payloadBytes the payload
   * @return 0 to 7
   */
  public static int paddingBytes(int payloadBytes) {
    return -(RecordLayout.HEADER_BYTES + payloadBytes) & (RecordLayout.ALIGNMENT - 1);
  }
}
