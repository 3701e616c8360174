package dev.lsmkv.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that takes the place of another once it is whole; until then, and after a failure, the
 * other stays. What is not a regular file, such as a pipe, is written to directly.
 *
 * <p>Thread: confined.
 */
final class ReplacedFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final Path written;
  private final OutputStream stream;

  ReplacedFile(Path target) throws IOException {
    this.target = target;
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new NotDirectoryException(parent.toString());
    }
    boolean isDirect = Files.exists(target) && !Files.isRegularFile(target);
    this.written = isDirect ? target : target.resolveSibling(target.getFileName() + ".part");
    this.stream = new BufferedOutputStream(Files.newOutputStream(written), BUFFER_BYTES);
  }

  OutputStream stream() {
    return stream;
  }

  void commit() throws IOException {
    stream.close();
    if (!written.equals(target)) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    }
  }
}
