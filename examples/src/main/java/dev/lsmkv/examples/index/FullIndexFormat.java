package dev.lsmkv.examples.index;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Builds and opens full indexes. Thread: immutable. */
record FullIndexFormat() implements BlockIndexFormat {

  @Override
  public int entriesPerBlockMax() {
    return 1;
  }

  @Override
  public byte[] build(List<BlockSpan> blocks) {
    long bytes = FullIndex.HEADER_BYTES + (long) FullIndex.RECORD_BYTES * blocks.size();
    for (BlockSpan block : blocks) {
      bytes += block.separator().length();
    }
    ByteBuffer index = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    index.putInt(blocks.size());
    int end = 0;
    for (BlockSpan block : blocks) {
      end += block.separator().length();
      index.putLong(block.offset()).putInt(block.length()).putInt(end);
    }
    blocks.forEach(block -> index.put(block.separator().toByteArray()));
    return index.array();
  }

  @Override
  public BlockIndex open(MemorySegment encoded) throws IOException {
    return FullIndex.open(encoded);
  }
}
