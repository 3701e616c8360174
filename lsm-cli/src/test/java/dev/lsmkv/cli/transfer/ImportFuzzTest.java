package dev.lsmkv.cli.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines of an import, changed by chance, are as {@link ImportedLines} asks. */
class ImportFuzzTest {

  private static final int CHANGED_CORPORA = 3_000;
  private static final byte[][] PIECES = {
    "\\".getBytes(UTF_8),
    "\\x".getBytes(UTF_8),
    "\\ud800".getBytes(UTF_8),
    "\"".getBytes(UTF_8),
    "{\"key\":".getBytes(UTF_8),
    "\"value64\":".getBytes(UTF_8),
    "[[[[[[[[[[[[[[[[[[[[".getBytes(UTF_8),
    "1e99999".getBytes(UTF_8),
    {(byte) 0xff},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {0},
    {'\t'},
    {'\n'},
    {'\r', '\n'},
  };

  @ParameterizedTest
  @EnumSource
  void theCorpusIsTakenOrRefused(Format format) throws IOException {
    byte[] corpus = ImportedLines.corpus(format);
    assertThat(ImportedLines.takeOrRefuse(format, corpus)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void changedLinesAreTakenOrRefused(Format format) throws IOException {
    byte[] corpus = ImportedLines.corpus(format);
    long seed = Long.getLong("campaign.seed", System.nanoTime());
    int factor = Integer.getInteger("campaign.factor", 1);
    SplittableRandom random = new SplittableRandom(seed);
    long lines = 0;
    for (long i = 0; i < (long) CHANGED_CORPORA * factor; i++) {
      byte[] changed = changed(corpus, random);
      try {
        lines += ImportedLines.takeOrRefuse(format, changed);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("-Dcampaign.seed=" + seed + " " + new String(changed, UTF_8), e);
      }
    }
    assertThat(lines).isPositive();
    System.out.printf(
        "fuzz of %s: %,d changed files, %,d entries%n", format, CHANGED_CORPORA, lines);
  }

  private static byte[] changed(byte[] corpus, SplittableRandom random) {
    byte[] changed = corpus;
    int changes = 1 + random.nextInt(12);
    for (int i = 0; i < changes; i++) {
      int from = random.nextInt(changed.length);
      int end = Math.min(changed.length, from + random.nextInt(4));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt()};
            case 1 -> {
              int start = random.nextInt(changed.length);
              yield Arrays.copyOfRange(
                  changed, start, Math.min(changed.length, start + random.nextInt(40)));
            }
            case 2 -> new byte[0];
            default -> PIECES[random.nextInt(PIECES.length)];
          };
      changed = spliced(changed, from, end, piece);
    }
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int from, int end, byte[] piece) {
    byte[] spliced = Arrays.copyOf(bytes, from + piece.length + bytes.length - end + 1);
    System.arraycopy(piece, 0, spliced, from, piece.length);
    System.arraycopy(bytes, end, spliced, from + piece.length, bytes.length - end);
    spliced[spliced.length - 1] = '\n';
    return spliced;
  }
}
