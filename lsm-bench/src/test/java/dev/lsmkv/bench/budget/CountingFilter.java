package dev.lsmkv.bench.budget;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * A filter that counts how often it is asked.
 *
 * @param provider the real one
 * @param counts where to
 */
record CountingFilter(FilterProvider provider, Counts counts) implements FilterProvider {

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public FilterFormat create(Settings settings) throws IOException {
    return new Format(provider.create(settings), counts);
  }

  private record Format(FilterFormat real, Counts counts) implements FilterFormat {

    @Override
    public long hash(byte[] bytes, int offset, int length) {
      counts.hashes.incrementAndGet();
      return real.hash(bytes, offset, length);
    }

    @Override
    public byte[] build(long[] hashes, int count) {
      return real.build(hashes, count);
    }

    @Override
    public Filter open(MemorySegment encoded) throws IOException {
      Filter filter = real.open(encoded);
      return hash -> {
        counts.probes.incrementAndGet();
        return filter.mightContain(hash);
      };
    }
  }
}
