package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An open file that grows. Like a real one it keeps bytes back, which a kill of the process loses.
 */
final class MemoryAppendFile implements AppendFile {

  private static final int KEPT_BYTES_MAX = 256 << 10;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
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
    kept.write(bytes, offset, length);
    position += length;
    if (kept.size() >= KEPT_BYTES_MAX) {
      handOver();
    }
  }

  private void handOver() {
    node.append(kept.toByteArray(), 0, kept.size());
    kept.reset();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void flush() throws IOException {
    requireOpen();
    handOver();
  }

  /** What was forced stays, as nobody needs to take it back. */
  @Override
  public void retract(long end) throws IOException {
    requireOpen();
    long handedOver = position - kept.size();
    if (end < handedOver && !node.truncate(end)) {
      throw new IOException(path + " takes nothing back that was forced");
    }
    byte[] before = kept.toByteArray();
    kept.reset();
    kept.write(before, 0, (int) Math.max(0, end - handedOver));
    position = end;
  }

  @Override
  public void force() throws IOException {
    requireOpen();
    handOver();
    node.force();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      handOver();
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
  }
}
