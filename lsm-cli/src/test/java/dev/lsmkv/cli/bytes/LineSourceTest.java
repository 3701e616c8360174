package dev.lsmkv.cli.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineSourceTest {

  record Sample(String input, List<String> lines) {}

  static List<Sample> samples() {
    return List.of(
        new Sample("", List.of()),
        new Sample("a", List.of("a")),
        new Sample("a\n", List.of("a")),
        new Sample("a\nb", List.of("a", "b")),
        new Sample("\n\n", List.of("", "")),
        new Sample("a\r\nb\r\n", List.of("a", "b")),
        new Sample("a\rb\r", List.of("a\rb\r")),
        new Sample("a\r\r\nb", List.of("a\r", "b")),
        new Sample("\ufeffa\n\ufeffb", List.of("a", "\ufeffb")),
        new Sample("\ufeff", List.of("")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endsLinesAtNewlinesHoweverTheInputArrives(Sample sample) throws IOException {
    byte[] input = sample.input().getBytes(StandardCharsets.UTF_8);

    assertThat(lines(new ByteArrayInputStream(input))).isEqualTo(sample.lines());
    assertThat(lines(new OneByteAtATime(input))).isEqualTo(sample.lines());
  }

  @Test
  void leavesTheRestOfALineThatIsNotReadToTheEnd() throws IOException {
    LineSource source =
        new LineSource(new ByteArrayInputStream("abc\ndef\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(source.nextLine()).isTrue();
    assertThat(source.read()).isEqualTo('a');
    assertThat(source.nextLine()).isTrue();
    assertThat(source.lineNumber()).isEqualTo(2);
    assertThat(source.read()).isEqualTo('d');
    assertThat(source.nextLine()).isFalse();
    assertThat(source.position()).isEqualTo(8);
  }

  @Test
  void aLineLongerThanAnyMemoryIsPassedOver() throws IOException {
    LineSource source = new LineSource(new Endless(5L << 30, "\nnext"));

    assertThat(source.nextLine()).isTrue();
    assertThat(source.nextLine()).isTrue();
    assertThat(new String(source.asStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("next");
  }

  private static List<String> lines(InputStream input) throws IOException {
    LineSource source = new LineSource(input);
    List<String> lines = new ArrayList<>();
    while (source.nextLine()) {
      boolean isEmpty = source.isAtEndOfLine();
      String line = new String(source.asStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(isEmpty).isEqualTo(line.isEmpty());
      assertThat(source.lineNumber()).isEqualTo(lines.size() + 1);
      lines.add(line);
    }
    return lines;
  }

  private static final class OneByteAtATime extends InputStream {

    private final InputStream input;

    OneByteAtATime(byte[] input) {
      this.input = new ByteArrayInputStream(input);
    }

    @Override
    public int read() throws IOException {
      return input.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return input.read(target, offset, Math.min(length, 1));
    }
  }

  /** Zeros, then a text. */
  private static final class Endless extends InputStream {

    private final InputStream end;
    private long zeros;

    Endless(long zeros, String end) {
      this.zeros = zeros;
      this.end = new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (zeros <= 0) {
        return end.read(target, offset, length);
      }
      zeros -= length;
      return length;
    }
  }
}
