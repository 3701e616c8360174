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

  /** The first bytes, or all of a shorter file. */
  static byte[] readFirst(Path path, int length) throws IOException {
    try (FileChannel channel = open(path)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, channel.size()));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // a read may give less than was asked for
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
  }
}
