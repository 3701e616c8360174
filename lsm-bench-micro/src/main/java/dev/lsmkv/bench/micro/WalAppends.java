package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Appending records of one put to a segment, beside a checksum and a copy. */
@NullUnmarked // fields are set by methods that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class WalAppends {

  private static final int RECORDS = 200_000;
  private static final int SEGMENT_BYTES = 64 << 20;

  /** The id of the log. */
  @Param("mapped")
  public String id;

  private final byte[] array = new byte[SEGMENT_BYTES];
  private final WriteGroup[] groups = new WriteGroup[RECORDS];
  private WalFormat format;
  private WalWriter writer;

  /** For JMH. */
  public WalAppends() {}

  /** Makes the format. */
  @Setup
  public void prepare() {
    format = Parts.make(WalProvider.class, id);
    for (int i = 0; i < RECORDS; i++) {
      groups[i] = Samples.put(Samples.key(1), Samples.value(1), i + 1L);
    }
  }

  /** Begins a segment on a disk of its own, with all its space. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    StorageDirectory disk = new MemoryStorage().directory(Path.of("/log").toAbsolutePath());
    disk.create();
    FileIdentity identity = new FileIdentity(FileRole.WAL, id, new UUID(1, 2), 1);
    writer =
        format.create(
            new WalSegment(
                disk.file("segment"), identity, SEGMENT_BYTES, WalSegment.Use.SELDOM_FORCED));
  }

  /** Gives the segment back. */
  @TearDown(Level.Iteration)
  public void close() {
    writer.close();
  }

  /** Appends records. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long append() throws IOException {
    long end = 0;
    for (WriteGroup group : groups) {
      writer.reserve(group.bytes());
      end = writer.append(group);
    }
    return end;
  }

  /** Checksums the operations, and copies them into an array. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long idealChecksumAndCopy() {
    int at = 0;
    long checksums = 0;
    for (WriteGroup group : groups) {
      EncodedBatch batch = group.batches().getFirst();
      CRC32C crc = new CRC32C();
      crc.update(batch.bytes(), batch.offset(), batch.length());
      checksums += crc.getValue();
      System.arraycopy(batch.bytes(), batch.offset(), array, at, batch.length());
      at += batch.length();
    }
    return checksums;
  }
}
