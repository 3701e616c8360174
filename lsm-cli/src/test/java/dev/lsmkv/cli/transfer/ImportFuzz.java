package dev.lsmkv.cli.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The readers of the lines of an import, for Jazzer, as {@code ReaderFuzz} of lsm-core is for those
 * of a store: the first byte says in which format, the others are the lines.
 */
public final class ImportFuzz {

  private static final List<Format> FORMATS = List.of(Format.values());

  private ImportFuzz() {}

  /**
   * Writes the corpus of {@link ImportFuzzTest} to that of Jazzer.
   *
   * @throws IOException if it cannot be written
   */
  public static void fuzzerInitialize() throws IOException {
    Path corpus = Files.createDirectories(Path.of(System.getProperty("fuzz.corpus")));
    for (int i = 0; i < FORMATS.size(); i++) {
      byte[] lines = ImportedLines.corpus(FORMATS.get(i));
      byte[] seed = new byte[1 + lines.length];
      seed[0] = (byte) i;
      System.arraycopy(lines, 0, seed, 1, lines.length);
      Files.write(corpus.resolve("seed-" + FORMATS.get(i)), seed);
    }
  }

  /**
   * Tries one input.
   *
   * @param input what Jazzer made up
   * @throws IOException never, since nothing is read from outside
   */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length > 0) {
      Format format = FORMATS.get(Byte.toUnsignedInt(input[0]) % FORMATS.size());
      ImportedLines.takeOrRefuse(format, Arrays.copyOfRange(input, 1, input.length));
    }
  }
}
