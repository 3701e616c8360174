package dev.lsmkv.bench.budget;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * An index that counts how often it is searched, and how often a table asks where a block is, which
 * it does for each block it touches.
 *
 * @param provider the real one
 * @param counts where to
 */
record CountingIndex(BlockIndexProvider provider, Counts counts) implements BlockIndexProvider {

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public BlockIndexFormat create(Settings settings) throws IOException {
    return new Format(provider.create(settings), counts);
  }

  private record Format(BlockIndexFormat real, Counts counts) implements BlockIndexFormat {

    @Override
    public int entriesPerBlockMax() {
      return real.entriesPerBlockMax();
    }

    @Override
    public byte[] build(List<BlockSpan> blocks) {
      return real.build(blocks);
    }

    @Override
    public BlockIndex open(MemorySegment encoded) throws IOException {
      return new Counted(real.open(encoded), counts);
    }
  }

  private record Counted(BlockIndex real, Counts counts) implements BlockIndex {

    @Override
    public int blocks() {
      return real.blocks();
    }

    @Override
    public int find(byte[] key) {
      counts.searches.incrementAndGet();
      return real.find(key);
    }

    @Override
    public long offset(int block) {
      counts.blocks.incrementAndGet();
      return real.offset(block);
    }

    @Override
    public int length(int block) {
      return real.length(block);
    }
  }
}
