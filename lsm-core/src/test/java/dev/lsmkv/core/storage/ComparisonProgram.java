package dev.lsmkv.core.storage;

import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Compares a long key with one in a mapping until that is compiled, truncates the file in the midst
 * of the key, compares again, and says what happened.
 */
final class ComparisonProgram {

  private static final int KEY_BYTES = 200;
  private static final int TIMES = 100_000;

  private static final MemorySegment KEY = MemorySegment.ofArray(new byte[KEY_BYTES]);

  private ComparisonProgram() {}

  public static void main(String[] arguments) throws IOException {
    TruncatedMapping.access(
        Path.of(arguments[0]), ComparisonProgram::compareOften, ComparisonProgram::common);
  }

  private static void compareOften(MemorySegment mapping) {
    long common = 0;
    for (int i = 0; i < TIMES; i++) {
      common += common(mapping);
    }
    System.out.println(common / TIMES);
  }

  private static long common(MemorySegment mapping) {
    long from = TruncatedMapping.LEFT_BYTES - KEY_BYTES / 2;
    return Key.commonLength(mapping, from, KEY, 0, KEY_BYTES);
  }
}
