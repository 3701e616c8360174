package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.table.BlockCache;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of an open table by number: verified on first touch, decompressed ones kept. Thread:
 * safe for use from many threads.
 */
final class BlockSource {

  /** Whether a block that had to be decompressed goes into the cache. */
  enum Retention {
    /**
     * It does if that admits it, unless it is so long that whoever found it there had to take
     * memory for it: for point reads, and for the beginning of what a cursor reads from a place on.
     */
    KEEP,
    /** It does not: for cursors that go on and on, which would wash the cache out. */
    PASS
  }

  private final BlockReader reader;
  private final BlockIndex index;
  private final BlockCache cache;
  private final RecentRows recent;
  private final BlockSet verified;

  BlockSource(BlockReader reader, BlockIndex index, BlockCache cache, RecentRows recent) {
    this.reader = reader;
    this.index = index;
    this.cache = cache;
    this.recent = recent;
    this.verified = new BlockSet(index.blocks());
  }

  BlockIndex index() {
    return index;
  }

  /**
   * Reads a block.
   *
   * @param number its number
   * @param retention whether it is kept
   * @param scratch where it is, if it is compressed; used for nothing else for as long as the block
   *     is
   * @throws dev.lsmkv.spi.storage.CorruptFileException if it is damaged, at every call
   */
  RowBlock block(int number, Retention retention, Scratch scratch) throws IOException {
    return read(number, retention, scratch, null);
  }

  /**
   * Reads as much of a block as a search for one key reads; more of it, if it is at hand.
   *
   * @param number its number
   * @param key the key, for which alone the block is then used
   * @param scratch as above
   * @throws dev.lsmkv.spi.storage.CorruptFileException if it is damaged, at every call; but bytes
   *     behind a right checksum that do not decompress are noticed only where the key needs them
   */
  RowBlock blockFor(int number, MemorySegment key, Scratch scratch) throws IOException {
    return read(number, Retention.KEEP, scratch, key);
  }

  private RowBlock read(
      int number, Retention retention, Scratch scratch, @Nullable MemorySegment sought)
      throws IOException {
    long offset = index.offset(number);
    if (verified.contains(number)) {
      return reader.trusted(offset);
    }
    if (reader.hasCompression() && cache.find(number, scratch)) {
      return scratch.found();
    }
    BlockFrame frame = reader.frame(offset, index.length(number));
    if (frame.coding() == BlockFrame.PLAIN) {
      reader.verifyPlain(offset, frame);
      verified.add(number);
      return reader.trusted(offset);
    }
    if (retention == Retention.PASS && frame.rawLength() >= RecentRows.PAYLOAD_BYTES_MIN) {
      return passed(offset, frame);
    }
    boolean isKept =
        retention == Retention.KEEP
            && Scratch.holds(frame.rawLength())
            && cache.admits(number, frame.rawLength());
    if (sought != null && !isKept) {
      return reader.decompressFor(sought, offset, frame, scratch);
    }
    byte[] stored = reader.stored(offset, frame, scratch); // verified before memory is taken
    byte[] raw = scratch.raw(frame.rawLength());
    RowBlock block = reader.decompress(offset, frame, stored, raw, scratch.segment(raw));
    if (isKept) {
      cache.keep(number, raw, frame.rawLength());
    }
    return block;
  }

  /** A block that may be a single row, which somebody may be about to write again. */
  private RowBlock passed(long offset, BlockFrame frame) throws IOException {
    byte[] stored = reader.stored(offset, frame);
    RowBlock block = RowBlock.of(reader.decompress(offset, frame, stored));
    if (block.rows() > 1) {
      return block;
    }
    StoredRow row = reader.storedRow(block, stored);
    recent.add(row);
    return block.holding(row);
  }
}
