package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.table.TableData;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads blocks of a data file and believes nothing: place, lengths, checksum and structure are
 * checked, in this order, and memory is taken only for lengths that can be right. Thread: safe for
 * use from many threads.
 */
final class BlockReader {

  private final MappedFile file;
  private final MemorySegment segment;
  private final Optional<Compression> compression;
  private final long end;

  /**
   * A reader.
   *
   * @param data the data file
   * @param end where the blocks end
   */
  BlockReader(TableData data, long end) {
    this.file = data.file();
    this.segment = data.file().segment();
    this.compression = data.compression();
    this.end = end;
  }

  boolean hasCompression() {
    return compression.isPresent();
  }

  CorruptFileException corrupt(long offset, String expected, String actual) {
    return new CorruptFileException(file.path(), offset, expected, actual);
  }

  /** The length of the block at an offset, as its own frame tells it. */
  int lengthAt(long offset) throws CorruptFileException {
    long lengthMax = Math.min(end - offset, Integer.MAX_VALUE);
    if (lengthMax < BlockFrame.BYTES) {
      throw corrupt(offset, "a block before byte " + end, lengthMax + " bytes");
    }
    int stored = BlockFrame.read(segment, offset).storedLength();
    if (stored < 0 || stored > lengthMax - BlockFrame.BYTES) {
      throw corrupt(offset, "a block before byte " + end, stored + " bytes behind its frame");
    }
    return BlockFrame.BYTES + stored;
  }

  /** Reads any block. */
  RowBlock read(long offset, int length) throws IOException {
    BlockFrame frame = frame(offset, length);
    if (frame.coding() == BlockFrame.PLAIN) {
      verifyPlain(offset, frame);
      return trusted(offset);
    }
    return RowBlock.of(decompress(offset, frame));
  }

  /** A plain block that was verified before. */
  RowBlock trusted(long offset) {
    return RowBlock.at(segment, offset + BlockFrame.BYTES);
  }

  /** The frame of a block whose place comes from the index. */
  BlockFrame frame(long offset, int length) throws CorruptFileException {
    if (offset < FileHeader.BYTES || length < BlockFrame.BYTES || offset > end - length) {
      throw corrupt(
          offset,
          "a block between bytes 128 and " + end,
          "one of " + length + " bytes in the index");
    }
    BlockFrame frame = BlockFrame.read(segment, offset);
    if (frame.storedLength() != length - BlockFrame.BYTES) {
      throw corrupt(
          offset, "a block of " + length + " bytes", frame.storedLength() + " behind its frame");
    }
    return frame;
  }

  /** Verifies a plain block. */
  void verifyPlain(long offset, BlockFrame frame) throws CorruptFileException {
    long payload = offset + BlockFrame.BYTES;
    CRC32C crc = frame.startChecksum(offset);
    Chunks.checksum(crc, segment, payload, payload + frame.storedLength());
    requireChecksum(offset, crc);
    if (frame.coding() != BlockFrame.PLAIN || frame.rawLength() != frame.storedLength()) {
      throw corrupt(
          offset,
          "a plain block",
          "coding " + frame.coding() + ", " + frame.rawLength() + " bytes");
    }
    requireStructure(offset, segment, payload, frame.rawLength());
  }

  /**
   * Decompresses what was verified, and checks the structure.
   *
   * @param target gets the block
   * @param payload the same memory
   */
  RowBlock decompress(
      long offset, BlockFrame frame, byte[] stored, byte[] target, MemorySegment payload)
      throws IOException {
    decompress(offset, frame, stored, target);
    requireStructure(offset, payload, 0, frame.rawLength());
    return RowBlock.in(target, payload);
  }

  /**
   * Verifies a block that is not plain, and decompresses as much of it as the search for a key may
   * read: what stands before its rows, by which alone its structure can be checked, and the rows up
   * to those that may be of the key. What lies behind them is of another block; {@link
   * RowBlock#bytesToFind} sees to it that nobody looks there.
   */
  RowBlock decompressFor(MemorySegment key, long offset, BlockFrame frame, Scratch scratch)
      throws IOException {
    byte[] stored = stored(offset, frame, scratch);
    int length = frame.rawLength();
    byte[] raw = scratch.raw(length);
    MemorySegment payload = scratch.segment(raw);
    int known =
        decompressFirst(offset, frame, stored, raw, Math.min(length, BlockLayout.HEADER_BYTES));
    if (isWorthSearching(payload, length)) {
      int front = (int) RowBlock.layout(payload, 0).rowsAt();
      if (front > known) {
        known = decompressFirst(offset, frame, stored, raw, front);
      }
    } else {
      decompress(offset, frame, stored, raw);
      known = length;
    }
    requireStructure(offset, payload, 0, length);
    RowBlock block = RowBlock.in(raw, payload);
    int needed = block.bytesToFind(key);
    if (needed > known) {
      decompressFirst(offset, frame, stored, raw, needed);
    }
    return block;
  }

  /**
   * Whether a search in a block whose header is there may save anything, and can go on with it: not
   * if all of its rows may have to be looked at, nor if most of it stands before them.
   */
  private static boolean isWorthSearching(MemorySegment payload, int length) {
    if (length < BlockLayout.HEADER_BYTES) {
      return false;
    }
    BlockLayout layout = RowBlock.layout(payload, 0);
    return layout.headBytes() != 0 && layout.rowsAt() >= 0 && layout.rowsAt() <= length / 2;
  }

  /** Verifies a block that is not plain, and decompresses it. */
  byte[] decompress(long offset, BlockFrame frame) throws IOException {
    return decompress(offset, frame, stored(offset, frame));
  }

  /** Copies what is stored of a block that is not plain, and verifies it. */
  byte[] stored(long offset, BlockFrame frame) throws IOException {
    byte[] stored = new byte[requireCompressed(offset, frame)];
    copyStored(offset, frame, stored);
    return stored;
  }

  /** Copies what is stored of a block that is not plain to memory of a scratch, and verifies it. */
  byte[] stored(long offset, BlockFrame frame, Scratch scratch) throws IOException {
    byte[] stored = scratch.stored(requireCompressed(offset, frame));
    copyStored(offset, frame, stored);
    return stored;
  }

  /** How long what is stored of a block is, before memory is taken for it. */
  private int requireCompressed(long offset, BlockFrame frame) throws CorruptFileException {
    if (frame.coding() != BlockFrame.COMPRESSED || !frame.isPlausibleCompression()) {
      throw corrupt(offset, "a block with lengths and coding of this format", frame.toString());
    }
    return frame.storedLength();
  }

  private void copyStored(long offset, BlockFrame frame, byte[] target)
      throws CorruptFileException {
    int length = frame.storedLength();
    MemorySegment.copy(segment, Layouts.BYTE, offset + BlockFrame.BYTES, target, 0, length);
    CRC32C crc = frame.startChecksum(offset);
    crc.update(target, 0, length);
    requireChecksum(offset, crc);
  }

  /** Decompresses what was verified, and checks the structure. */
  byte[] decompress(long offset, BlockFrame frame, byte[] stored) throws IOException {
    byte[] raw = new byte[frame.rawLength()];
    decompress(offset, frame, stored, raw);
    requireStructure(offset, MemorySegment.ofArray(raw), 0, raw.length);
    return raw;
  }

  /** A row with what is stored of it. Requires: the table has a compression. */
  StoredRow storedRow(RowBlock block, byte[] stored) {
    return new StoredRow(block.payload(), stored, compression.orElseThrow());
  }

  private void decompress(long offset, BlockFrame frame, byte[] stored, byte[] target)
      throws IOException {
    Compression codec = codec(offset);
    try {
      codec.decompress(stored, frame.storedLength(), target, frame.rawLength());
    } catch (IOException e) {
      throw notDecompressed(offset, e);
    }
  }

  /** Decompresses the beginning of what was verified; how much of it there is, at least enough. */
  private int decompressFirst(
      long offset, BlockFrame frame, byte[] stored, byte[] target, int enough) throws IOException {
    Compression codec = codec(offset);
    try {
      return codec.decompressFirst(stored, frame.storedLength(), target, frame.rawLength(), enough);
    } catch (IOException e) {
      throw notDecompressed(offset, e);
    }
  }

  private Compression codec(long offset) throws CorruptFileException {
    if (compression.isEmpty()) {
      throw corrupt(offset, "a plain block in a table without compression", "a compressed one");
    }
    return compression.get();
  }

  private CorruptFileException notDecompressed(long offset, IOException cause) {
    CorruptFileException corrupt =
        corrupt(offset, "a block that can be decompressed", cause.toString());
    corrupt.initCause(cause);
    return corrupt;
  }

  private void requireChecksum(long offset, CRC32C crc) throws CorruptFileException {
    int stored = BlockFrame.checksum(segment, offset);
    int computed = (int) crc.getValue();
    if (stored != computed) {
      throw corrupt(
          offset, "checksum " + Integer.toHexString(computed), Integer.toHexString(stored));
    }
  }

  private void requireStructure(long offset, MemorySegment payload, long base, int length)
      throws CorruptFileException {
    String problem = BlockCheck.problem(payload, base, length);
    if (problem != null) {
      throw corrupt(offset, "a well-formed block", problem);
    }
  }
}
