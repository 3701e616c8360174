package dev.lsmkv.cli.transcript;

import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Output;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes down what is typed and what is said, in order: input behind {@code > }, standard output as
 * it is, standard error behind {@code ! }. The clock stands still but for one second a look.
 */
public final class Transcript {

  private static final long NANOS_A_LOOK = 1_000_000_000L;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  /** A console that talks into this; nobody sits at it. */
  public Console console(InputStream input) {
    return console(input, Output.Reader.PIPE);
  }

  /** A console that talks into this. */
  public Console console(InputStream input, Output.Reader reader) {
    return new Console(
        input,
        Console.InputSource.PIPE,
        new Output(new Sink(""), reader),
        new Output(new Sink("! "), Output.Reader.PIPE),
        () -> clock.getAndAdd(NANOS_A_LOOK));
  }

  /** Input that hands out one line a read, and writes it down. */
  public Typed typed(String input) {
    return new Typed(input.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a line of the test's own. */
  public void add(String line) {
    text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** All of it. */
  public String text() {
    return text.toString(StandardCharsets.UTF_8);
  }

  /** The bytes of standard output alone. */
  public byte[] outBytes() {
    return out.toByteArray();
  }

  private final class Sink extends OutputStream {

    private final byte[] prefix;
    private boolean isAtStart = true;

    Sink(String prefix) {
      this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
      if (isAtStart) {
        text.writeBytes(prefix);
      }
      text.write(value);
      isAtStart = value == '\n';
      if (prefix.length == 0) {
        out.write(value);
      }
    }
  }

  /** Input as a person types it. */
  public final class Typed extends InputStream {

    private final byte[] input;
    private int position;

    private Typed(byte[] input) {
      this.input = input;
    }

    /** The lines that nobody read. */
    public List<String> unread() {
      return new String(input, position, input.length - position, StandardCharsets.UTF_8)
          .lines()
          .toList();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == input.length) {
        return -1;
      }
      int count = 0;
      do {
        target[offset + count++] = input[position++];
      } while (position < input.length && target[offset + count - 1] != '\n' && count < length);
      text.writeBytes("> ".getBytes(StandardCharsets.UTF_8));
      text.write(target, offset, count);
      return count;
    }
  }
}
