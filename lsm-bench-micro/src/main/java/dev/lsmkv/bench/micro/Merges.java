package dev.lsmkv.bench.micro;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Scanning a store whose entries are spread over some runs, beside a merge of arrays. */
@NullUnmarked // fields are set by methods that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Merges {

  private static final int ENTRIES = 200_000;

  /** How many runs; with one there is nothing to merge. */
  @Param({"1", "4", "8"})
  public int runs;

  private Path directory;
  private LsmStore store;
  private byte[][][] keysOfRuns;

  /** For JMH. */
  public Merges() {}

  /** Flushes a table for each run, with every so manieth key. */
  @Setup
  public void fill() throws IOException {
    directory = Files.createTempDirectory("lsm-merge");
    StoreOptions options =
        StoreOptions.builder()
            .durability(Durability.OS)
            .provider(Role.COMPRESSION, "none")
            .setting(Role.COMPACTION, "l0-tables", "100")
            .build();
    store = LsmStore.open(directory, options);
    keysOfRuns = new byte[runs][][];
    for (int run = 0; run < runs; run++) {
      byte[][] keys = new byte[ENTRIES / runs][];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = Samples.key((long) i * runs + run);
        store.put(keys[i], Samples.value(i));
      }
      store.flush();
      keysOfRuns[run] = keys;
    }
  }

  /** Removes the store. */
  @TearDown
  public void close() throws IOException {
    store.close();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Scans everything in place. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public long scan() {
    long sum = 0;
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        sum += cursor.key().byteSize() + cursor.value().byteSize();
      }
    }
    return sum;
  }

  /** Merges the keys alone, with a heap of the JDK. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public long idealHeapMerge() {
    PriorityQueue<Position> heap =
        new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.key(), b.key()));
    for (byte[][] keys : keysOfRuns) {
      heap.add(new Position(keys));
    }
    long sum = 0;
    while (!heap.isEmpty()) {
      Position least = heap.remove();
      sum += least.key().length;
      if (++least.at < least.keys.length) {
        heap.add(least);
      }
    }
    return sum;
  }

  /** Where a run is. */
  private static final class Position {
    private final byte[][] keys;
    private int at;

    Position(byte[][] keys) {
      this.keys = keys;
    }

    byte[] key() {
      return keys[at];
    }
  }
}
