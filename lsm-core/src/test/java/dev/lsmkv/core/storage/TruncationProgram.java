package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Truncates a file under its mapping, reads it, and says what happened. */
final class TruncationProgram {

  private static final int BYTES = 1 << 20;

  private TruncationProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]);
    StorageFile file =
        new FileSystemStorage().directory(path.getParent()).file(path.getFileName().toString());
    try (AppendFile output = file.create()) {
      output.write(new byte[BYTES], 0, BYTES);
    }
    try (MappedFile mapped = file.map()) {
      truncate(path);
      System.out.println("read " + mapped.segment().get(ValueLayout.JAVA_BYTE, BYTES - 1));
    } catch (InternalError e) {
      System.out.println("InternalError");
    }
    System.out.println("alive");
  }

  private static void truncate(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(4096);
    }
  }
}
