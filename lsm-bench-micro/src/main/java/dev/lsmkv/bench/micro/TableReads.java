package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a table: its index, one block, entry by entry, and its checksums. */
@NullUnmarked // fields are set by a method that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TableReads {

  private static final int ENTRIES = 200_000;
  private static final int ENTRIES_OF_BLOCK = 50;
  private static final int DRAWS = 1 << 16;

  private final byte[] buffer = new byte[Samples.KEY_BYTES + Samples.VALUE_BYTES];
  private TableInMemory large;
  private TableInMemory oneBlock;
  private byte[] bytes;
  private long[] separators;
  private byte[][] keys;
  private byte[][] keysOfBlock;
  private long[] prefixesOfBlock;
  private byte[][] values;
  private int next;

  /** For JMH. */
  public TableReads() {}

  /** Writes a table of many blocks, and one of a single block. */
  @Setup
  public void write() throws IOException {
    large = TableInMemory.of(ENTRIES);
    oneBlock = TableInMemory.of(ENTRIES_OF_BLOCK);
    bytes = large.data().file().segment().toArray(ValueLayout.JAVA_BYTE);
    separators =
        large.blocks().stream()
            .mapToLong(block -> new Lookup(block.separator().toByteArray(), 0).prefix())
            .toArray();
    keys = Samples.keys(Samples.draws(DRAWS, ENTRIES));
    keysOfBlock = Samples.keys(Samples.draws(DRAWS, ENTRIES_OF_BLOCK));
    prefixesOfBlock = new long[ENTRIES_OF_BLOCK];
    values = new byte[ENTRIES_OF_BLOCK][];
    for (int number = 0; number < ENTRIES_OF_BLOCK; number++) {
      prefixesOfBlock[number] = number;
      values[number] = Samples.value(number);
    }
  }

  private byte[] key(byte[][] from) {
    next = (next + 1) & (DRAWS - 1);
    return from[next];
  }

  /** Finds the block of a key among some thousands. */
  @Benchmark
  public int indexSearch() {
    return large.index().find(key(keys));
  }

  /** The same in an array of numbers. */
  @Benchmark
  public int idealIndexSearch() {
    return Arrays.binarySearch(separators, new Lookup(key(keys), 0).prefix());
  }

  /** Finds a key in a table of one block, and copies its value. */
  @Benchmark
  public @Nullable Hit blockSearch() throws IOException {
    return oneBlock.table().find(new Lookup(key(keysOfBlock), Trailer.SEQUENCE_MAX));
  }

  /** The same in an array of numbers. */
  @Benchmark
  public byte[] idealBlockSearch() {
    long prefix = new Lookup(key(keysOfBlock), 0).prefix();
    return values[Arrays.binarySearch(prefixesOfBlock, prefix)].clone();
  }

  /** Finds a key in a table of many blocks. */
  @Benchmark
  public @Nullable Hit find() throws IOException {
    return large.table().find(new Lookup(key(keys), Trailer.SEQUENCE_MAX));
  }

  /** Goes through a table in place. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public long next() throws IOException {
    long sum = 0;
    try (EntryCursor cursor = large.table().cursor(Direction.FORWARD)) {
      while (cursor.next()) {
        sum += cursor.key().byteSize() + cursor.value().byteSize();
      }
    }
    return sum;
  }

  /** Copies as many bytes, entry by entry. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public byte[] idealNextCopied() {
    MemorySegment segment = large.data().file().segment();
    for (long entry = 0; entry < ENTRIES; entry++) {
      MemorySegment.copy(
          segment, ValueLayout.JAVA_BYTE, entry * buffer.length, buffer, 0, buffer.length);
    }
    return buffer;
  }

  /** Verifies every block of a table, as it is when it is read for the first time. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public List<BlockSpan> verify() throws IOException {
    return large.format().blocks(large.data());
  }

  /** Checksums as many bytes. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public long idealChecksum() {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
