package dev.lsmkv.sstable.sparse;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The block index {@code sparse}; the layout is in the description of this package.
 *
 * @param entriesPerBlockMax the most entries of the table in a block; 0 for no limit
 */
record SparseFormat(int entriesPerBlockMax) implements BlockIndexFormat {

  @Override
  public byte[] build(List<BlockSpan> blocks) {
    int prefixLength = commonPrefixLength(blocks);
    long separatorBytes = 0;
    for (BlockSpan block : blocks) {
      separatorBytes += block.separator().length() - prefixLength;
    }
    long recordBytes = (long) SparseIndex.RECORD_BYTES * blocks.size();
    int bytes =
        Math.toIntExact(SparseIndex.HEADER_BYTES + recordBytes + prefixLength + separatorBytes);
    ByteBuffer index = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    index.putInt(blocks.size()).putInt(prefixLength);
    putRecords(index, blocks, prefixLength);
    put(index, blocks.getFirst().separator().segment().asSlice(0, prefixLength));
    for (BlockSpan block : blocks) {
      put(index, block.separator().segment().asSlice(prefixLength));
    }
    return index.array();
  }

  private static void putRecords(ByteBuffer index, List<BlockSpan> blocks, int prefixLength) {
    int end = 0;
    for (BlockSpan block : blocks) {
      end += block.separator().length() - prefixLength;
      index.putLong(block.offset()).putInt(block.length()).putInt(end);
    }
  }

  private static void put(ByteBuffer index, MemorySegment bytes) {
    index.put(bytes.toArray(ValueLayout.JAVA_BYTE));
  }

  /** Separators ascend, so what the first and the last begin with, all begin with. */
  private static int commonPrefixLength(List<BlockSpan> blocks) {
    Key first = blocks.getFirst().separator();
    Key last = blocks.getLast().separator();
    int shorter = Math.min(first.length(), last.length());
    return (int) Key.commonLength(first.segment(), 0, last.segment(), 0, shorter);
  }

  @Override
  public BlockIndex open(MemorySegment encoded) throws IOException {
    return SparseIndex.open(encoded);
  }
}
