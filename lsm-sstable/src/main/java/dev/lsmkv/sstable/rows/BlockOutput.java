package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Writes payloads as blocks, compressed where that helps, and the footer. Thread: confined. */
final class BlockOutput {

  private static final int BUFFER_BYTES = 64 << 10;

  /**
   * A block is stored compressed if that saves one byte in so many: a plain block is read without
   * any copy.
   */
  private static final int SAVING_DIVISOR = 8;

  private final AppendFile file;
  private final Optional<Compression> compression;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private byte[] compressed = {};
  private int blocks;

  BlockOutput(AppendFile file, Optional<Compression> compression) {
    this.file = file;
    this.compression = compression;
  }

  /** Writes a block, whose payload is at the beginning of an array. */
  SpanList.Block write(byte[] payload, int rawLength) throws IOException {
    int length = compress(payload, rawLength);
    return length < rawLength
        ? write(new BlockFrame(length, rawLength, BlockFrame.COMPRESSED), compressed)
        : write(BlockFrame.plain(rawLength), payload);
  }

  /** Writes a block that is compressed already. */
  SpanList.Block write(StoredRow row) throws IOException {
    byte[] stored = row.stored();
    return write(new BlockFrame(stored.length, row.rawLength(), BlockFrame.COMPRESSED), stored);
  }

  Optional<Compression> compression() {
    return compression;
  }

  /** Writes a block that ends with one long value, without ever holding the whole of it. */
  SpanList.Block write(byte[] head, MemorySegment value) throws IOException {
    long offset = position();
    BlockFrame frame = BlockFrame.plain(Math.toIntExact(head.length + value.byteSize()));
    CRC32C crc = frame.startChecksum(offset);
    crc.update(head, 0, head.length);
    Chunks.checksum(crc, value, 0, value.byteSize());
    append(frame.encode((int) crc.getValue()), BlockFrame.BYTES);
    append(head, head.length);
    Chunks chunks = new Chunks(value, 0, value.byteSize());
    while (chunks.next()) {
      append(chunks.bytes(), chunks.length());
    }
    return written(offset, frame);
  }

  /** Writes the footer, and whatever was held back. */
  void finish() throws IOException {
    append(new Footer(position(), blocks).encode(), Footer.BYTES);
    drain();
  }

  /** The length a payload compresses to, or its own if it is stored as it is. */
  private int compress(byte[] payload, int rawLength) {
    if (compression.isEmpty() || rawLength > BlockFrame.COMPRESSED_RAW_BYTES_MAX) {
      return rawLength;
    }
    int lengthMax = compression.get().compressedLengthMax(rawLength);
    if (compressed.length < lengthMax) {
      compressed = new byte[lengthMax];
    }
    int length = compression.get().compress(payload, rawLength, compressed);
    return length <= rawLength - rawLength / SAVING_DIVISOR ? length : rawLength;
  }

  private SpanList.Block write(BlockFrame frame, byte[] stored) throws IOException {
    long offset = position();
    CRC32C crc = frame.startChecksum(offset);
    crc.update(stored, 0, frame.storedLength());
    append(frame.encode((int) crc.getValue()), BlockFrame.BYTES);
    append(stored, frame.storedLength());
    return written(offset, frame);
  }

  private SpanList.Block written(long offset, BlockFrame frame) {
    blocks = Math.addExact(blocks, 1);
    return new SpanList.Block(offset, BlockFrame.BYTES + frame.storedLength());
  }

  private long position() {
    return file.position() + buffered;
  }

  private void append(byte[] bytes, int length) throws IOException {
    if (length > buffer.length - buffered) {
      drain();
    }
    if (length >= buffer.length) {
      file.write(bytes, 0, length);
      return;
    }
    System.arraycopy(bytes, 0, buffer, buffered, length);
    buffered += length;
  }

  private void drain() throws IOException {
    file.write(buffer, 0, buffered);
    buffered = 0;
  }
}
