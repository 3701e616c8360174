package dev.lsmkv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.core.storage.FileSystemStorage;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {

  private static final long BYTES_MAX = 256L << 20;

  @TempDir private Path directory;

  private StorageFile file(String name) {
    return new FileSystemStorage().directory(directory).file(name);
  }

  @Test
  void whatIsWrittenIsReadWhole() throws IOException {
    byte[] bytes = {1, 2, 3};
    WholeFile.write(file("small"), bytes);
    assertThat(WholeFile.read(file("small"))).containsExactly(1, 2, 3);
    assertThat(Files.readAllBytes(directory.resolve("small"))).containsExactly(1, 2, 3);
  }

  /** The file has a length and no content, so it costs no space and no time. */
  @Test
  void fileOfMoreThan256MebibytesIsRefusedBeforeMemoryIsTaken() throws IOException {
    Path large = directory.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(BYTES_MAX + 1);
    }
    assertThatIOException()
        .isThrownBy(() -> WholeFile.read(file("large")))
        .withMessageContaining("large")
        .withMessageContaining("268435456");
  }

  /** A file whose mapping gives what a test says. */
  private record Stub(Supplier<MemorySegment> content) implements StorageFile, MappedFile {

    private static boolean closed;

    @Override
    public Path path() {
      return Path.of("stub");
    }

    @Override
    public MappedFile map() {
      closed = false;
      return this;
    }

    @Override
    public MemorySegment segment() {
      return content.get();
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public AppendFile create() {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedLog createLog() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void renameTo(StorageFile target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void faultOfTheMappingIsAFailureToReadAndTheMappingIsClosed() {
    InternalError fault = new InternalError("a fault occurred in an unsafe memory access");
    Stub stub =
        new Stub(() -> {
          throw fault;
        });
    assertThatIOException()
        .isThrownBy(() -> WholeFile.read(stub))
        .withMessageContaining("stub")
        .withCause(fault);
    assertThat(Stub.closed).isTrue();
  }

  @Test
  void mappingIsClosedWhenItWasRead() throws IOException {
    assertThat(WholeFile.read(new Stub(() -> MemorySegment.ofArray(new byte[5])))).hasSize(5);
    assertThat(Stub.closed).isTrue();
  }
}
