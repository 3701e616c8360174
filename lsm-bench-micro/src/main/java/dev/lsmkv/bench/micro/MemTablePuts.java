package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableProvider;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Filling a memtable in random order, beside maps of the JDK and beside an array. */
@NullUnmarked // fields are set by methods that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class MemTablePuts {

  private static final int ENTRIES = 200_000;

  /** The id of the memtable. */
  @Param({"tree", "skiplist"})
  public String id;

  private WriteGroup[] groups;
  private byte[][] keys;
  private byte[] value;
  private MemTable memTable;
  private byte[] array;

  /** For JMH. */
  public MemTablePuts() {}

  /** Makes what is put, which does not count. */
  @Setup
  public void prepare() {
    keys = Samples.keys(Samples.draws(ENTRIES, Integer.MAX_VALUE));
    value = Samples.value(1);
    groups = new WriteGroup[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      groups[i] = Samples.put(keys[i], value, i + 1L);
    }
  }

  /** Begins with nothing. */
  @Setup(Level.Iteration)
  public void renew() {
    memTable = Parts.make(MemTableProvider.class, id).create(64L << 20);
    array = new byte[ENTRIES * (Samples.KEY_BYTES + Samples.VALUE_BYTES)];
  }

  /** Applies groups of one put. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public MemTable put() {
    for (WriteGroup group : groups) {
      memTable.apply(group);
    }
    return memTable;
  }

  /** Copies keys and values behind one another. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public byte[] idealArrayCopy() {
    int at = 0;
    for (byte[] key : keys) {
      System.arraycopy(key, 0, array, at, key.length);
      System.arraycopy(value, 0, array, at + key.length, value.length);
      at += key.length + value.length;
    }
    return array;
  }

  /** The same without an order. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public Object idealHashMap() {
    Map<ByteBuffer, byte[]> map = new HashMap<>();
    for (byte[] key : keys) {
      map.put(ByteBuffer.wrap(key), value.clone());
    }
    return map;
  }

  /** The same with an order and without threads. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public Object idealTreeMap() {
    Map<byte[], byte[]> map = new TreeMap<>(Arrays::compareUnsigned);
    for (byte[] key : keys) {
      map.put(key, value.clone());
    }
    return map;
  }
}
