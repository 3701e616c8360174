package dev.lsmkv.examples.table;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.TableData;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads rows, and believes neither the index nor the file. Thread: immutable.
 *
 * @param data the data file
 */
record RowReader(TableData data) {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The offset behind the last row. */
  long end() {
    return data.file().segment().byteSize();
  }

  /** The length of the row at an offset, as it says itself. */
  int lengthAt(long offset) throws IOException {
    require(offset, offset <= end() - RowFrame.BYTES, "a row before the end of the file");
    int stored = data.file().segment().get(INT, offset + RowFrame.STORED_LENGTH_AT);
    long left = end() - offset - RowFrame.BYTES;
    require(offset, stored >= 0 && stored <= left, "a row that ends before the file does");
    return RowFrame.BYTES + stored;
  }

  /** The row at an offset. */
  Row read(long offset, int length) throws IOException {
    boolean within = offset >= FileHeader.BYTES && offset <= end() - RowFrame.BYTES;
    require(offset, within && length == lengthAt(offset), "the row that the index names");
    // Copied first: a checksum that reads a mapping of a failing disk ends the process.
    byte[] row = data.file().segment().asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    ByteBuffer frame = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    require(offset, frame.getInt(0) == RowFrame.checksum(row), "a row with a right checksum");
    byte[] payload = payload(offset, row, frame.getInt(RowFrame.RAW_LENGTH_AT));
    require(offset, Row.isWellFormed(payload), "a well-formed entry");
    return Row.decode(payload);
  }

  private byte[] payload(long offset, byte[] row, int rawLength) throws IOException {
    byte[] stored = Arrays.copyOfRange(row, RowFrame.BYTES, row.length);
    if (rawLength == stored.length) {
      return stored;
    }
    Optional<Compression> compression = data.compression();
    require(offset, rawLength > stored.length && compression.isPresent(), "a row of this table");
    byte[] raw = new byte[rawLength];
    try {
      compression.orElseThrow().decompress(stored, stored.length, raw);
    } catch (IOException e) { // which does not know where this is
      CorruptFileException damage =
          new CorruptFileException(data.file().path(), offset, "compressed bytes", e.toString());
      damage.initCause(e);
      throw damage;
    }
    return raw;
  }

  private void require(long offset, boolean holds, String expected) throws IOException {
    if (!holds) {
      throw new CorruptFileException(data.file().path(), offset, expected, "something else");
    }
  }
}
