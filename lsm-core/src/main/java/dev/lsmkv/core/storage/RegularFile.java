package dev.lsmkv.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Opens files for reading, and nothing else that may be in their place: to open a pipe would wait
 * for ever. Requires: a thread that nobody interrupts.
 */
final class RegularFile {

  private RegularFile() {}

  static FileChannel open(Path path) throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
    }
    return FileChannel.open(path, StandardOpenOption.READ);
  }

  /** The first bytes, or all of a shorter file; by way of one of the buffers. */
  static byte[] readFirst(Path path, int length, WriteBuffers buffers) throws IOException {
    ByteBuffer buffer = buffers.take();
    try (FileChannel channel = open(path)) {
      byte[] bytes = new byte[(int) Math.min(length, channel.size())];
      int done = 0;
      while (done < bytes.length) {
        int read =
            channel.read(buffer.clear().limit(Math.min(WriteBuffers.BYTES, bytes.length - done)));
        if (read < 0) {
          return Arrays.copyOf(bytes, done);
        }
        buffer.flip().get(bytes, done, read);
        done += read;
      }
      return bytes;
    } finally {
      buffers.giveBack(buffer);
    }
  }
}
