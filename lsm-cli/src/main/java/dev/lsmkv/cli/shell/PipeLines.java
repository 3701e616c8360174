package dev.lsmkv.cli.shell;

import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.cli.bytes.LineSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines from a pipe or a file, with no prompt. Thread: confined. */
final class PipeLines implements Lines {

  /** Room for a command, the longest key and the longest value. */
  private static final int LINE_BYTES_MAX = StoreOptions.VALUE_BYTES_MAX + (128 << 10);

  private final LineSource lines;

  PipeLines(InputStream input) {
    this.lines = new LineSource(input);
  }

  @Override
  public Optional<String> next() throws IOException {
    return lines.nextLine() ? Optional.of(read()) : Optional.empty();
  }

  private String read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = lines.read(); next >= 0; next = lines.read()) {
      line.write(next);
      if (line.size() > LINE_BYTES_MAX) {
        throw new UnusableLineException(
            "Line " + lines.lineNumber() + " is too long for any command; import takes a file.");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnusableLineException(
          "Line " + lines.lineNumber() + " is not UTF-8; --hex takes any bytes.", e);
    }
  }

  @Override
  public void close() {}
}
