package dev.lsmkv.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.cli.bytes.LineSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Whatever the lines of an import are, each is an entry or malformed, and an entry stays itself.
 */
final class ImportedLines {

  private ImportedLines() {}

  /** Reads all lines as an import does; how many were entries. */
  static int takeOrRefuse(Format format, byte[] input) throws IOException {
    LineSource lines = new LineSource(new ByteArrayInputStream(input));
    int entries = 0;
    while (lines.nextLine()) {
      if (lines.isAtEndOfLine()) {
        continue;
      }
      try {
        Entry entry = format.reader().read(lines);
        requireSameAgain(format, entry);
        entries++;
      } catch (MalformedLineException e) {
        assertThat(e).hasMessageNotContainingAny("Exception", "\n");
      }
    }
    return entries;
  }

  private static void requireSameAgain(Format format, Entry entry) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    format.writer().write(entry.key(), entry.value(), written);
    LineSource lines = new LineSource(new ByteArrayInputStream(written.toByteArray()));
    assertThat(lines.nextLine()).isTrue();
    Entry again;
    try {
      again = format.reader().read(lines);
    } catch (MalformedLineException e) {
      throw new AssertionError("what was written cannot be read", e);
    }
    assertThat(again.key()).isEqualTo(entry.key());
    assertThat(again.value()).isEqualTo(entry.value());
  }

  /** Lines of all kinds, some of them malformed. */
  static byte[] corpus(Format format) throws IOException {
    String name = "/fuzz/lines." + (format == Format.JSONL ? "jsonl" : "tsv");
    try (InputStream stream = ImportedLines.class.getResourceAsStream(name)) {
      assertThat(stream).isNotNull();
      return stream.readAllBytes();
    }
  }
}
