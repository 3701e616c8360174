package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.compression.Compression;
import java.lang.foreign.MemorySegment;

/**
 * A block of a single row that was decompressed, with its bytes as they are stored. Thread:
 * immutable.
 *
 * @param payload what it decompresses to
 * @param stored what is stored behind its frame
 * @param compression what it is compressed with
 */
record StoredRow(MemorySegment payload, byte[] stored, Compression compression) {

  /** Whether a value is a part of the payload. */
  boolean holds(MemorySegment value) {
    return payload.asOverlappingSlice(value).isPresent();
  }

  /** Whether the row is of a key and trailer. */
  boolean isOf(MemorySegment key, long trailer) {
    RowBlock block = RowBlock.at(payload, 0);
    return block.trailer(0) == trailer && block.hasKey(0, key);
  }
}
