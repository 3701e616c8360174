package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.wal.read.MappedBytes;
import dev.lsmkv.wal.write.MappedOutput;
import dev.lsmkv.wal.write.SegmentWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mappings, of a file that is cut short under them: what a failing disk does. */
class MappingFaultTest {

  private static final long BYTES = 64 << 10;

  @TempDir private Path directory;

  /** A log with one extent, over a real file. */
  private record RealLog(Path path, MemorySegment segment) implements MappedLog {

    @Override
    public MemorySegment extend(long bytes) {
      assertThat(bytes).isEqualTo(BYTES);
      return segment;
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

  @Test
  void faultInTheMappingPoisonsTheWriter() throws IOException {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = zeros()) {
      MemorySegment mapping = channel.map(MapMode.READ_WRITE, 0, BYTES, arena);
      MappedOutput output = new MappedOutput(new RealLog(path(), mapping), BYTES);
      FileIdentity identity = new FileIdentity(FileRole.WAL, "mapped", new UUID(1, 2), 1);
      SegmentWriter writer = SegmentWriter.begin(path(), output, identity, 42);
      writer.append(Groups.single(1, 100));
      channel.truncate(0);
      assertThatIOException()
          .isThrownBy(() -> writer.append(Groups.single(2, 100)))
          .withCauseInstanceOf(InternalError.class);
      assertThatIOException().isThrownBy(() -> writer.append(Groups.single(3, 100)));
      assertThatIOException().isThrownBy(writer::force);
    }
  }

  @Test
  void faultWhileReadingIsAnIoException() throws IOException {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = zeros()) {
      MemorySegment mapping = channel.map(MapMode.READ_ONLY, 0, BYTES, arena);
      MappedBytes bytes = new MappedBytes(new RealFile(path(), mapping));
      bytes.copy(8192, new byte[100], 0, 100);
      channel.truncate(0);
      assertThatIOException()
          .isThrownBy(() -> bytes.copy(8192, new byte[100], 0, 100))
          .withMessageContaining("000001.log cannot be read at byte 8192");
    }
  }

  private Path path() {
    return directory.resolve("000001.log");
  }

  private FileChannel zeros() throws IOException {
    FileChannel channel =
        FileChannel.open(
            path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.write(java.nio.ByteBuffer.allocate((int) BYTES));
    return channel;
  }
}
