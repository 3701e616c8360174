package dev.lsmkv.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Who holds a lock, in words: the content of a lock file. It is for error messages only, and
 * outlives the holder.
 *
 * @param text one line
 */
record LockHolder(String text) {

  private static final int BYTES_MAX = 200;

  /** Looked up once: the operating system is asked for all it knows of a process. */
  private static final LockHolder CURRENT = describe();

  /** This process. */
  static LockHolder current() {
    return CURRENT;
  }

  private static LockHolder describe() {
    ProcessHandle process = ProcessHandle.current();
    String started = process.info().startInstant().map(Instant::toString).orElse("unknown");
    return new LockHolder("pid " + process.pid() + ", started " + started);
  }

  /**
   * Puts this in place of the content, always as many bytes: a file that was made empty first is
   * one that ext4 writes to the disk when it is closed. A full disk must not keep anybody from
   * opening a store.
   */
  void writeTo(FileChannel channel) {
    try {
      byte[] line = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), BYTES_MAX);
      Arrays.fill(line, Math.min(text.length(), BYTES_MAX - 1), BYTES_MAX, (byte) ' ');
      line[BYTES_MAX - 1] = '\n';
      ByteBuffer left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        channel.write(left, left.position());
      }
      channel.truncate(BYTES_MAX);
    } catch (IOException _) {
      // The lock is held all the same.
    }
  }

  /** Reads what the holder wrote, or somebody else: nothing but visible characters comes back. */
  static LockHolder readFrom(FileChannel channel) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES_MAX);
    try {
      channel.read(bytes, 0);
    } catch (IOException _) {
      // Windows lets nobody read what is locked.
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    String visible = text.strip().replaceAll("[^ -~]", "?");
    return new LockHolder(visible.isEmpty() ? "unknown" : visible);
  }

  @Override
  public String toString() {
    return text;
  }
}
