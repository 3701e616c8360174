package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new file that is written through a channel, a buffer at a time.
 *
 * <p>Invariant: after a failed force nothing reaches the channel again but its close. What the
 * kernel still held may be gone by then, and a second force would report success. After a failed
 * write the same is true unless all of it is taken back.
 */
final class ChannelAppendFile implements AppendFile {

  private final Path path;
  private final FileChannel channel;
  private final IoThreads threads;
  private final WriteBuffers buffers;
  private final ByteBuffer buffer;
  private long position;
  private boolean closed;
  private boolean forceFailed;
  private @Nullable Throwable failure;

  ChannelAppendFile(Path path, FileChannel channel, IoThreads threads, WriteBuffers buffers) {
    this.path = path;
    this.channel = channel;
    this.threads = threads;
    this.buffers = buffers;
    this.buffer = buffers.take();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireUsable();
    int done = 0;
    while (done < length) {
      int step = Math.min(length - done, buffer.remaining());
      buffer.put(bytes, offset + done, step);
      done += step;
      if (!buffer.hasRemaining()) {
        attempt(this::drain);
      }
    }
    position += length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void flush() throws IOException {
    requireUsable();
    if (buffer.position() > 0) {
      attempt(this::drain);
    }
  }

  /**
   * Metadata too: the length is part of it, and not every system counts it as needed for the data.
   */
  @Override
  public void force() throws IOException {
    requireUsable();
    try {
      attempt(() -> {
        drain();
        channel.force(true);
      });
    } finally {
      forceFailed = failure != null;
    }
  }

  @Override
  public void retract(long end) throws IOException {
    if (closed || forceFailed) {
      requireUsable();
    }
    attempt(() -> channel.truncate(end));
    buffer.clear();
    position = end;
    failure = null;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    try (channel) {
      if (failure == null && buffer.position() > 0) {
        attempt(this::drain);
      }
    } finally {
      closed = true;
      buffers.giveBack(buffer);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private void attempt(IoThreads.Action action) throws IOException {
    try {
      threads.run(action);
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
  }

  private void requireUsable() throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
    if (failure != null) {
      throw new IOException(
          path + " is of no use since an earlier failure; write it anew", failure);
    }
  }
}
