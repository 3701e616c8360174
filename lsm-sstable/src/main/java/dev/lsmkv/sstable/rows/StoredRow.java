package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.compression.Compression;
import java.lang.foreign.MemorySegment;

/**
 * A block of a single row that was decompressed, with its bytes as they are stored. Thread:
 * immutable.
 */
final class StoredRow {

  private final MemorySegment payload;
  private final byte[] stored;
  private final Compression compression;

  /**
   * A row.
   *
   * @param payload what it decompresses to
   * @param stored what is stored behind its frame; not copied
   * @param compression what it is compressed with
   */
  StoredRow(MemorySegment payload, byte[] stored, Compression compression) {
    this.payload = payload;
    this.stored = stored;
    this.compression = compression;
  }

  int rawLength() {
    return Math.toIntExact(payload.byteSize());
  }

  byte[] stored() {
    return stored;
  }

  /** Whether it is stored as a compression would store it: nothing else tells two of them apart. */
  @SuppressWarnings("ReferenceEquality") // another instance may have other settings
  boolean isCompressedBy(Compression other) {
    return compression == other;
  }

  /** Whether a value is that of the row, in the very memory. */
  boolean holds(MemorySegment value) {
    MemorySegment own = RowBlock.at(payload, 0).value(0);
    return own.byteSize() == value.byteSize()
        && own.asOverlappingSlice(value)
            .filter(same -> same.byteSize() == own.byteSize())
            .isPresent();
  }

  /** Whether the row is of a key and trailer. */
  boolean isOf(MemorySegment key, long trailer) {
    RowBlock block = RowBlock.at(payload, 0);
    return block.trailer(0) == trailer && block.hasKey(0, key);
  }
}
