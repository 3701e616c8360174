package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** An index format whose indexes must hold the blocks they were built of. */
record AssertingIndexFormat(Findings findings, BlockIndexFormat format)
    implements BlockIndexFormat {

  @Override
  public int entriesPerBlockMax() {
    int most = format.entriesPerBlockMax();
    findings.require(most >= 0, () -> "at most " + most + " entries in a block");
    return most;
  }

  @Override
  public byte[] build(List<BlockSpan> blocks) {
    requireInOrder(findings, blocks);
    byte[] encoded = format.build(List.copyOf(blocks));
    try {
      BlockIndex index = open(MemorySegment.ofArray(encoded.clone()).asReadOnly());
      findings.require(index.blocks() == blocks.size(), () -> "an index of another size");
      for (int i = 0; i < blocks.size(); i++) {
        BlockSpan block = blocks.get(i);
        findings.require(
            index.offset(i) == block.offset() && index.length(i) == block.length(),
            () -> "an index tells another place of " + block);
      }
    } catch (IOException e) {
      findings.violation("an index cannot be opened that was just built");
      throw new UncheckedIOException(e);
    }
    return encoded;
  }

  /** Spans are there, follow one another, and so do their separators. */
  static void requireInOrder(Findings findings, List<BlockSpan> blocks) {
    findings.require(!blocks.isEmpty(), () -> "a table without blocks");
    for (int i = 1; i < blocks.size(); i++) {
      BlockSpan one = blocks.get(i - 1);
      BlockSpan next = blocks.get(i);
      findings.require(
          one.offset() + one.length() <= next.offset()
              && one.separator().compareTo(next.separator()) <= 0,
          () -> next + " after " + one);
    }
  }

  @Override
  public BlockIndex open(MemorySegment encoded) throws IOException {
    findings.require(encoded.isReadOnly(), () -> "an index is opened on what can be written");
    return new AssertingIndex(findings, format.open(encoded));
  }

  /** An index that is asked only for blocks there are. */
  private record AssertingIndex(Findings findings, BlockIndex index) implements BlockIndex {

    @Override
    public int blocks() {
      int blocks = index.blocks();
      findings.require(blocks > 0, () -> "an index of " + blocks + " blocks");
      return blocks;
    }

    @Override
    public int find(byte[] key) {
      int block = Lent.copy(findings, key, () -> "a key sought in an index", index::find);
      findings.require(block >= 0 && block <= index.blocks(), () -> "found block " + block);
      return block;
    }

    @Override
    public long offset(int block) {
      requireBlock(block);
      return index.offset(block);
    }

    @Override
    public int length(int block) {
      requireBlock(block);
      return index.length(block);
    }

    private void requireBlock(int block) {
      findings.require(
          block >= 0 && block < index.blocks(),
          () -> "block " + block + " of " + index.blocks() + " is asked for");
    }
  }
}
