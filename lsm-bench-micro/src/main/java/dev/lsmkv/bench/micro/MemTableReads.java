package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
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

/** Point reads of a memtable, beside a hash map and a sorted map of the JDK. */
@NullUnmarked // fields are set by a method that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemTableReads {

  private static final int ENTRIES = 300_000;
  private static final int DRAWS = 1 << 16;

  /** The id of the memtable. */
  @Param({"tree", "skiplist"})
  public String id;

  private final Map<ByteBuffer, byte[]> hashMap = new HashMap<>();
  private final Map<byte[], byte[]> treeMap = new TreeMap<>(Arrays::compareUnsigned);
  private MemTable memTable;
  private byte[][] keys;
  private byte[][] absentKeys;
  private int next;

  /** For JMH. */
  public MemTableReads() {}

  /** Fills all of them, in random order. */
  @Setup
  public void fill() {
    MemTableFactory factory = Parts.make(MemTableProvider.class, id);
    memTable = factory.create(64L << 20);
    long sequence = 0;
    for (int number : Samples.draws(2 * ENTRIES, ENTRIES)) {
      byte[] key = Samples.key(number);
      byte[] value = Samples.value(number);
      memTable.apply(Samples.put(key, value, ++sequence));
      hashMap.put(ByteBuffer.wrap(key), value);
      treeMap.put(key, value);
    }
    keys = treeMap.keySet().toArray(new byte[0][]);
    int[] draws = Samples.draws(DRAWS, keys.length);
    byte[][] sorted = keys;
    keys = Arrays.stream(draws).mapToObj(draw -> sorted[draw]).toArray(byte[][]::new);
    absentKeys = Arrays.stream(draws).mapToObj(Samples::absentKey).toArray(byte[][]::new);
  }

  private byte[] key(byte[][] from) {
    next = (next + 1) & (DRAWS - 1);
    return from[next];
  }

  /** Reads a key that is there. */
  @Benchmark
  public @Nullable Hit hit() {
    return memTable.find(new Lookup(key(keys), Trailer.SEQUENCE_MAX));
  }

  /** Reads a key that is not. */
  @Benchmark
  public @Nullable Hit miss() {
    return memTable.find(new Lookup(key(absentKeys), Trailer.SEQUENCE_MAX));
  }

  /** The same without an order. */
  @Benchmark
  public byte @Nullable [] idealHashMapHit() {
    byte[] value = hashMap.get(ByteBuffer.wrap(key(keys)));
    return value == null ? null : value.clone();
  }

  /** The same with an order and without threads. */
  @Benchmark
  public byte @Nullable [] idealTreeMapHit() {
    byte[] value = treeMap.get(key(keys));
    return value == null ? null : value.clone();
  }
}
