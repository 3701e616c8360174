package dev.lsmkv.core.storage;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Truncates a file under its mapping, reads it, and says what happened. */
final class TruncationProgram {

  private TruncationProgram() {}

  public static void main(String[] arguments) throws IOException {
    TruncatedMapping.access(
        Path.of(arguments[0]),
        _ -> {},
        mapping -> mapping.get(ValueLayout.JAVA_BYTE, TruncatedMapping.BYTES - 1));
  }
}
