package dev.lsmkv.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Who holds a lock, in words: the content of a lock file. It is for error messages only, and
 * outlives the holder.
 *
 * @param text one line
 */
record LockHolder(String text) {

  private static final int BYTES_MAX = 200;

  /** This process. */
  static LockHolder current() {
    ProcessHandle process = ProcessHandle.current();
    String started = process.info().startInstant().map(Instant::toString).orElse("unknown");
    return new LockHolder("pid " + process.pid() + ", started " + started);
  }

  /** Puts this in place of the content. A full disk must not keep anybody from opening a store. */
  void writeTo(FileChannel channel) {
    try {
      ByteBuffer line = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
      channel.truncate(0);
      while (line.hasRemaining()) {
        channel.write(line);
      }
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
