package dev.lsmkv.cli.bytes;

import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a person gives and is shown the bytes of a key or value. */
public enum ByteForm {
  /** As text in UTF-8. */
  TEXT {
    @Override
    public byte[] parse(String argument) {
      return argument.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void print(byte[] bytes, Output out) throws IOException {
      if (out.isTerminal()) {
        Escapes.write(bytes, out.stream());
      } else {
        out.bytes(bytes);
      }
    }

    @Override
    public String show(byte[] bytes) {
      return Escapes.of(bytes);
    }
  },
  /** As hexadecimal digits, two a byte. */
  HEX {
    @Override
    public byte[] parse(String argument) {
      return HexFormat.of().parseHex(argument);
    }

    @Override
    public void print(byte[] bytes, Output out) throws IOException {
      out.text(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String show(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  };

  /**
   * The bytes a person means.
   *
   * @param argument what they typed
   * @return the bytes
   * @throws IllegalArgumentException if it is not of this form
   */
  public abstract byte[] parse(String argument);

  /**
   * Prints bytes: escaped for a terminal, as they are for a file or a program.
   *
   * @param bytes the bytes
   * @param out where to
   * @throws IOException if they cannot be written
   */
  public abstract void print(byte[] bytes, Output out) throws IOException;

  /**
   * Bytes to put into a message: always escaped.
   *
   * @param bytes the bytes
   * @return text without control characters
   */
  public abstract String show(byte[] bytes);
}
