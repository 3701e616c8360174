package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment up to the first offset where no record is. If a record begins anywhere behind it,
 * the bad one was durable, since each is before the next is begun: it is damaged. If none does, it
 * is the last, which a crash cut short. Thread: confined.
 */
final class SegmentReader {

  private final Path path;
  private final MemorySegment bytes;
  private final RecordFormat format;

  SegmentReader(MappedFile file, RecordFormat format) {
    this.path = file.path();
    this.bytes = file.segment();
    this.format = format;
  }

  WalTail read(WalVisitor visitor) throws IOException {
    long offset = FileHeader.BYTES;
    long syncedUpTo = 0;
    for (byte[] record = recordAt(offset); record != null; record = recordAt(offset)) {
      visitor.record(RecordFormat.firstSequence(record), RecordFormat.operations(record));
      syncedUpTo = offset; // all before a record was durable when it was written
      offset += record.length;
    }
    long end = endOfBytes(offset);
    for (long behind = offset + 1; behind < end; behind++) {
      if (headerAt(behind) != null) {
        String expected = "a record, which was durable: another follows at byte " + behind;
        throw new CorruptFileException(path, offset, expected, "other bytes");
      }
    }
    return new WalTail(FileHeader.BYTES, offset, syncedUpTo, end - offset);
  }

  private byte @Nullable [] headerAt(long offset) {
    if (offset > bytes.byteSize() - RecordFormat.HEADER_BYTES) {
      return null;
    }
    byte[] header = copy(offset, RecordFormat.HEADER_BYTES);
    return format.isHeader(header, offset) ? header : null;
  }

  private byte @Nullable [] recordAt(long offset) {
    byte[] header = headerAt(offset);
    if (header == null) {
      return null;
    }
    long length = RecordFormat.HEADER_BYTES + (long) RecordFormat.payloadLength(header);
    if (length > bytes.byteSize() - offset) {
      return null;
    }
    byte[] record = copy(offset, length);
    return RecordFormat.isWhole(record) ? record : null;
  }

  private byte[] copy(long offset, long length) {
    return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The offset behind the last byte that is not zero: a power cut can leave zeros at the end. */
  private long endOfBytes(long from) {
    long end = bytes.byteSize();
    while (end > from && bytes.get(ValueLayout.JAVA_BYTE, end - 1) == 0) {
      end--;
    }
    return end;
  }
}
