package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.wal.write.MappedOutput;
import dev.lsmkv.wal.write.SegmentWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real mappings, of a file that is cut short under them: what a failing disk does. */
class MappingFaultTest {

  private static final long BYTES = 64 << 10;
  private static final long CHUNK_BYTES = 8 * BYTES; // of which the first extent is an eighth

  @TempDir private Path directory;

  /** A log with one extent, over a real file. */
  private record RealLog(Path path, MemorySegment segment) implements MappedLog {

    @Override
    public MemorySegment extend(long bytes) {
      assertThat(bytes).isEqualTo(BYTES);
      return segment;
    }

    @Override
    public void forceSpace() {
      segment.force();
    }

    @Override
    public void force(long from, long endExclusive) {
      segment.asSlice(from, endExclusive - from).force();
    }

    @Override
    public void close() {}
  }

  private record RealFile(Path path, MemorySegment segment) implements MappedFile {

    @Override
    public void close() {}
  }

  /** A file that can be mapped, and nothing else. */
  private record MappedStorageFile(MappedFile map) implements StorageFile {

    @Override
    public Path path() {
      return map.path();
    }

    @Override
    public AppendFile create() {
      throw new AssertionError();
    }

    @Override
    public MappedLog createLog() {
      throw new AssertionError();
    }

    @Override
    public void renameTo(StorageFile target) {
      throw new AssertionError();
    }

    @Override
    public void delete() {
      throw new AssertionError();
    }
  }

  /** After the first append, and after so many that appending is compiled. */
  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void faultInTheMappingPoisonsTheWriter(int segments) throws IOException {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = zeros()) {
      MemorySegment mapping = channel.map(MapMode.READ_WRITE, 0, BYTES, arena);
      for (int i = 1; i < segments; i++) {
        SegmentWriter full = writer(mapping);
        for (int sequence = 1; sequence <= 300; sequence++) {
          full.append(Groups.single(sequence, 100));
        }
      }
      SegmentWriter writer = writer(mapping);
      writer.append(Groups.single(1, 100));
      channel.truncate(0);
      assertThatIOException()
          .isThrownBy(() -> writer.append(Groups.single(2, 100)))
          .withCauseInstanceOf(InternalError.class);
      assertThatIOException().isThrownBy(() -> writer.append(Groups.single(3, 100)));
      assertThatIOException().isThrownBy(writer::force);
    }
  }

  private SegmentWriter writer(MemorySegment mapping) throws IOException {
    MappedOutput output =
        new MappedOutput(new RealLog(path(), mapping), CHUNK_BYTES, WalSegment.Use.FORCED);
    FileIdentity identity = new FileIdentity(FileRole.WAL, "mapped", new UUID(1, 2), 1);
    return SegmentWriter.begin(path(), output, identity, 42);
  }

  /** As it comes from compiled code: while something else is done with the bytes. */
  @ParameterizedTest
  @EnumSource
  void faultThatArrivesLateIsAnIoException(LogKind kind) throws IOException {
    TestSegment segment = new TestSegment(kind);
    segment.write(List.of(Groups.single(1, 100)), List.of());
    InternalError fault = new InternalError("a fault in a recent access");
    assertThatIOException()
        .isThrownBy(() ->
            kind.format(0)
                .read(
                    segment.segment,
                    (sequence, operations) -> {
                      throw fault;
                    }))
        .withMessageContaining("000007.log")
        .withCause(fault);
  }

  /** Read once, and often enough to be compiled; then the file loses all pages but the first. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4000})
  void faultWhileReadingIsAnIoException(int readings) throws IOException {
    TestSegment written = new TestSegment(LogKind.MAPPED);
    List<WriteGroup> groups = IntStream.range(0, 50).mapToObj(i -> Groups.single(i, 900)).toList();
    written.write(groups, List.of());
    try (Arena arena = Arena.ofShared();
        FileChannel channel = zeros()) {
      channel.write(ByteBuffer.wrap(written.bytes()), 0);
      MemorySegment mapping = channel.map(MapMode.READ_ONLY, 0, BYTES, arena);
      StorageFile file = new MappedStorageFile(new RealFile(path(), mapping));
      WalSegment segment =
          new WalSegment(file, written.segment.identity(), 0, WalSegment.Use.FORCED);
      LongAdder records = new LongAdder();
      WalVisitor count = (sequence, operations) -> records.increment();
      for (int i = 0; i < readings; i++) {
        LogKind.MAPPED.format(0).read(segment, count);
      }
      assertThat(records.sum()).isEqualTo(readings * 50L);
      channel.truncate(4096);
      assertThatIOException()
          .isThrownBy(() -> LogKind.MAPPED.format(0).read(segment, count))
          .withMessageContaining("000001.log cannot be read")
          .withCauseInstanceOf(InternalError.class);
    }
  }

  private Path path() {
    return directory.resolve("000001.log");
  }

  private FileChannel zeros() throws IOException {
    FileChannel channel =
        FileChannel.open(
            path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.write(ByteBuffer.allocate((int) BYTES));
    return channel;
  }
}
