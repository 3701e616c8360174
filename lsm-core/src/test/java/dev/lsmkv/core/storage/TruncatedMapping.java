package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What a program does that loses most of a file under its mapping, as to a failing disk. */
final class TruncatedMapping {

  static final int BYTES = 1 << 20;
  static final int LEFT_BYTES = 4096;

  private TruncatedMapping() {}

  /**
   * Maps a file of zeros, truncates it, reads beyond what is left, and says what happened.
   *
   * @param path of the file, which is made
   * @param before is done with the whole mapping
   * @param access reads what is gone
   */
  static void access(
      Path path, Consumer<MemorySegment> before, ToLongFunction<MemorySegment> access)
      throws IOException {
    StorageFile file =
        new FileSystemStorage().directory(path.getParent()).file(path.getFileName().toString());
    try (AppendFile output = file.create()) {
      output.write(new byte[BYTES], 0, BYTES);
    }
    try (MappedFile mapped = file.map()) {
      before.accept(mapped.segment());
      truncate(path);
      System.out.println("read " + access.applyAsLong(mapped.segment()));
    } catch (InternalError e) {
      System.out.println("InternalError");
    }
    System.out.println("alive");
  }

  private static void truncate(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LEFT_BYTES);
    }
  }
}
