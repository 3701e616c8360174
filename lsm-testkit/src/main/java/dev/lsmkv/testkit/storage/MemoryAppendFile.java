package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** An open file that grows. */
final class MemoryAppendFile implements AppendFile {

  private final Path path;
  private final FileNode node;
  private long position;
  private boolean closed;

  MemoryAppendFile(Path path, FileNode node) {
    this.path = path;
    this.node = node;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen();
    node.append(bytes, offset, length);
    position += length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void force() throws IOException {
    requireOpen();
    node.force();
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
  }
}
