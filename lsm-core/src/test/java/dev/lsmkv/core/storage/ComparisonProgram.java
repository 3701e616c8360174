package dev.lsmkv.core.storage;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Compares a long key with one in a mapping until that is compiled, truncates the file in the midst
 * of the key, compares again, and says what happened.
 */
final class ComparisonProgram {

  private static final int BYTES = 1 << 20;
  private static final int LEFT_BYTES = 4096;
  private static final int KEY_BYTES = 200;
  private static final int TIMES = 100_000;

  private ComparisonProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]);
    StorageFile file =
        new FileSystemStorage().directory(path.getParent()).file(path.getFileName().toString());
    try (AppendFile output = file.create()) {
      output.write(new byte[BYTES], 0, BYTES);
    }
    MemorySegment key = MemorySegment.ofArray(new byte[KEY_BYTES]);
    try (MappedFile mapped = file.map()) {
      long common = 0;
      for (int i = 0; i < TIMES; i++) {
        common += common(mapped, key);
      }
      System.out.println(common / TIMES);
      truncate(path);
      System.out.println(common(mapped, key));
    } catch (InternalError e) {
      System.out.println("InternalError");
    }
    System.out.println("alive");
  }

  private static long common(MappedFile mapped, MemorySegment key) {
    return Key.commonLength(mapped.segment(), LEFT_BYTES - KEY_BYTES / 2, key, 0, KEY_BYTES);
  }

  private static void truncate(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LEFT_BYTES);
    }
  }
}
