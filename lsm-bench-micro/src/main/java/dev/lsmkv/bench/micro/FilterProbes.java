package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Asking the filter of a table of a million keys, beside one read of as much memory. */
@NullUnmarked // fields are set by a method that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterProbes {

  private static final int KEYS = 1_000_000;
  private static final int DRAWS = 1 << 16;

  /** The id of the filter. */
  @Param("bloom")
  public String id;

  private FilterFormat format;
  private Filter filter;
  private byte[][] keys;
  private long[] hits;
  private long[] misses;
  private long[] memory;
  private int next;

  /** For JMH. */
  public FilterProbes() {}

  /** Builds the filter, and places it as a mapped file would be. */
  @Setup
  public void build() throws IOException {
    format = Parts.make(FilterProvider.class, id);
    long[] hashes = new long[KEYS];
    for (int i = 0; i < KEYS; i++) {
      hashes[i] = hash(Samples.key(i));
    }
    byte[] encoded = format.build(hashes, KEYS);
    MemorySegment mapped = Arena.ofAuto().allocate(encoded.length, Long.SIZE);
    filter = format.open(mapped.copyFrom(MemorySegment.ofArray(encoded)).asReadOnly());
    memory = new long[Integer.highestOneBit(encoded.length / Long.BYTES)];
    int[] draws = Samples.draws(DRAWS, KEYS);
    keys = Samples.keys(draws);
    hits = new long[DRAWS];
    misses = new long[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      hits[i] = hash(keys[i]);
      misses[i] = hash(Samples.absentKey(draws[i]));
    }
  }

  private long hash(byte[] key) {
    return format.hash(key, 0, key.length);
  }

  private int next() {
    next = (next + 1) & (DRAWS - 1);
    return next;
  }

  /** Asks for a key that is there. */
  @Benchmark
  public boolean hit() {
    return filter.mightContain(hits[next()]);
  }

  /** Asks for a key that is not. */
  @Benchmark
  public boolean miss() {
    return filter.mightContain(misses[next()]);
  }

  /** Hashes a key, once for all filters. */
  @Benchmark
  public long hash() {
    return hash(keys[next()]);
  }

  /** Reads one word where the hash says. */
  @Benchmark
  public long idealOneRead() {
    return memory[(int) hits[next()] & (memory.length - 1)];
  }
}
