package dev.lsmkv.examples.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** What stands before a row's payload: its checksum and its lengths. */
final class RowFrame {

  static final int BYTES = 12;
  static final int STORED_LENGTH_AT = 4;
  static final int RAW_LENGTH_AT = 8;

  private RowFrame() {}

  /** A row of a payload, in the first bytes of an array, that was so long before compression. */
  static byte[] encode(byte[] payload, int storedLength, int rawLength) {
    ByteBuffer row =
        ByteBuffer.allocate(Math.addExact(BYTES, storedLength)).order(ByteOrder.LITTLE_ENDIAN);
    row.putInt(STORED_LENGTH_AT, storedLength).putInt(RAW_LENGTH_AT, rawLength);
    row.put(BYTES, payload, 0, storedLength);
    return row.putInt(0, checksum(row.array())).array();
  }

  static int checksum(byte[] row) {
    CRC32C crc = new CRC32C();
    crc.update(row, STORED_LENGTH_AT, row.length - STORED_LENGTH_AT);
    return (int) crc.getValue();
  }
}
