package dev.lsmkv.cli.transfer;

import dev.lsmkv.cli.bytes.LineSource;
import java.io.IOException;

/** Decodes a line of TSV: up to the first tab the key, behind it the value. */
final class TsvReader {

  private static final int END = -1;

  private final LineSource line;

  private TsvReader(LineSource line) {
    this.line = line;
  }

  static Entry read(LineSource line) throws MalformedLineException, IOException {
    TsvReader reader = new TsvReader(line);
    BoundedBytes key = new BoundedBytes(Limits.KEY_BYTES_MAX, Limits.KEY_TOO_LONG);
    if (reader.field(key, '\t') == END) {
      throw new MalformedLineException("there is no tab between key and value");
    }
    BoundedBytes value = new BoundedBytes(Limits.VALUE_BYTES_MAX, Limits.VALUE_TOO_LONG);
    reader.field(value, END);
    return Limits.checked(key.toArray(), value.toArray());
  }

  /** Reads up to a separator or the end of the line, and says which it was. */
  private int field(BoundedBytes target, int separator) throws MalformedLineException, IOException {
    while (true) {
      int next = line.read();
      if (next == END || next == separator) {
        return next;
      }
      target.add(next == '\\' ? escaped() : next);
    }
  }

  private int escaped() throws MalformedLineException, IOException {
    int next = line.read();
    return switch (next) {
      case '\\' -> '\\';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'x' -> digit() << 4 | digit();
      default -> throw new MalformedLineException("a backslash is followed by none of \\ t n r x");
    };
  }

  private int digit() throws MalformedLineException, IOException {
    int next = line.read();
    int digit = next == END ? -1 : Character.digit((char) next, 16);
    if (digit < 0 || next > 'f') {
      throw new MalformedLineException("\\x is not followed by two hexadecimal digits");
    }
    return digit;
  }
}
