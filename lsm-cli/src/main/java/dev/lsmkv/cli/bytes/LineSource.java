package dev.lsmkv.cli.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Lines of bytes, read one piece after another, so that a line of any length takes no memory. A
 * line ends with a newline, with carriage return and newline, or with the input.
 *
 * <p>Thread: confined.
 */
public final class LineSource {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long filled;
  private long lineNumber;
  private boolean isInLine;

  /**
   * The lines of a stream.
   *
   * @param input the stream, not closed here
   */
  public LineSource(InputStream input) {
    this.input = input;
  }

  /**
   * Goes to the next line, over the rest of this one.
   *
   * @return false at the end of the input
   * @throws IOException if it cannot be read
   */
  public boolean nextLine() throws IOException {
    skipRest();
    if (!ensure(1)) {
      return false;
    }
    if (lineNumber++ == 0) {
      skipByteOrderMark();
    }
    isInLine = true;
    return true;
  }

  /**
   * The number of the current line.
   *
   * @return 1 for the first
   */
  public long lineNumber() {
    return lineNumber;
  }

  /**
   * How much was read.
   *
   * @return bytes from the start of the input
   */
  public long position() {
    return filled - (limit - position);
  }

  /**
   * The next byte of the line.
   *
   * @return 0 to 255, or -1 at the end of the line
   * @throws IOException if it cannot be read
   */
  public int read() throws IOException {
    if (!isInLine) {
      return END;
    }
    if (position == limit && !ensure(1)) {
      isInLine = false;
      return END;
    }
    byte next = buffer[position];
    if (next == '\n' || next == '\r') {
      return readPossibleEnd(next);
    }
    position++;
    return next & 0xff;
  }

  private int readPossibleEnd(byte next) throws IOException {
    if (next == '\r' && !(ensure(2) && buffer[position + 1] == '\n')) {
      position++;
      return next;
    }
    position += next == '\r' ? 2 : 1;
    isInLine = false;
    return END;
  }

  /**
   * Whether nothing is left of the line; does not move.
   *
   * @return true at its end
   * @throws IOException if it cannot be read
   */
  public boolean isAtEndOfLine() throws IOException {
    if (!isInLine || !ensure(1)) {
      return true;
    }
    return buffer[position] == '\n'
        || (buffer[position] == '\r' && ensure(2) && buffer[position + 1] == '\n');
  }

  private void skipRest() throws IOException {
    while (isInLine) {
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      if (position < limit) {
        position++;
        isInLine = false;
      } else if (!ensure(1)) {
        isInLine = false;
      }
    }
  }

  private void skipByteOrderMark() throws IOException {
    if (ensure(BYTE_ORDER_MARK.length)
        && Arrays.equals(
            buffer,
            position,
            position + BYTE_ORDER_MARK.length,
            BYTE_ORDER_MARK,
            0,
            BYTE_ORDER_MARK.length)) {
      position += BYTE_ORDER_MARK.length;
    }
  }

  /** Makes a few bytes available at the position, if the input has that many. */
  private boolean ensure(int count) throws IOException {
    if (limit - position >= count) {
      return true;
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (limit < count) {
      int read = input.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
      filled += read;
    }
    return true;
  }

  /**
   * The rest of the line as a stream.
   *
   * @return a stream that ends with the line
   */
  public InputStream asStream() {
    return new LineStream(this);
  }

  /** A line that looks like a whole stream. */
  private static final class LineStream extends InputStream {

    private final LineSource lines;

    LineStream(LineSource lines) {
      this.lines = lines;
    }

    @Override
    public int read() throws IOException {
      return lines.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      int count = 0;
      while (count < length) {
        int next = lines.read();
        if (next == END) {
          return count == 0 ? END : count;
        }
        target[offset + count++] = (byte) next;
      }
      return count;
    }
  }
}
