package dev.lsmkv.wal.read;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.wal.record.RecordEncoder;
import dev.lsmkv.wal.record.RecordLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A segment in memory that counts what is read, and can change between two readings. */
class SegmentInMemory implements SegmentBytes {

  static final long LOG_ID = 42;

  final byte[] content;
  long bytesCopied;
  long copies;

  SegmentInMemory(int size) {
    this.content = new byte[size];
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public void copy(long from, byte[] target, int at, int length) {
    System.arraycopy(content, (int) from, target, at, length);
    bytesCopied += length;
    copies++;
  }

  /** Puts a small record where it says, with the fields it says, and a right checksum. */
  int put(int offset, long syncedUpTo, long sequence) {
    byte[] key = {1, 2, 3, 4, 5};
    return put(offset, syncedUpTo, sequence, BatchEncoder.delete(key));
  }

  /** Puts such a record with the operations it says; where it ends. */
  int put(int offset, long syncedUpTo, long sequence, EncodedBatch operations) {
    WriteGroup group = new WriteGroup(sequence, List.of(operations));
    RecordEncoder encoder = new RecordEncoder(LOG_ID);
    encoder.encode(group, (int) group.bytes(), offset, syncedUpTo);
    System.arraycopy(encoder.header(), 0, content, offset, RecordLayout.HEADER_BYTES);
    System.arraycopy(
        operations.bytes(),
        operations.offset(),
        content,
        offset + RecordLayout.HEADER_BYTES,
        operations.length());
    int end = offset + (int) RecordLayout.recordBytes(operations.length());
    Arrays.fill(content, offset + RecordLayout.HEADER_BYTES + operations.length(), end, (byte) 0);
    return end;
  }

  /** Puts such a record with one value, full of headers; where it ends. */
  int putHeaders(int offset, long syncedUpTo, long sequence, int valueBytes) {
    byte[] key = {1};
    int before = BatchEncoder.put(key, new byte[valueBytes]).length() - valueBytes;
    byte[] value = headers(offset + RecordLayout.HEADER_BYTES + before, valueBytes);
    return put(offset, syncedUpTo, sequence, BatchEncoder.put(key, value));
  }

  /** A value full of headers, each of which claims a record to about the end of the file. */
  byte[] headers(int offset, int length) {
    ByteBuffer value = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = -offset & 7; at <= length - 32; at += 32) {
      value.putInt(at, content.length - (offset + at) - 64);
      value.putInt(at + 4, 0xabcd);
      value.putLong(at + 8, offset);
      value.putLong(at + 16, 7);
      value.putInt(at + 24, 1);
    }
    return value.array();
  }
}
