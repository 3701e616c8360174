package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/** A component of a tuple that is not its last: it must show where it ends. */
sealed interface Component<T> {

  /** A component by a codec. */
  static <T> Component<T> of(OrderedCodec<T> codec) {
    Objects.requireNonNull(codec, "codec");
    int length = MeasuredCodec.lengthOf(codec);
    return length == MeasuredCodec.VARIABLE ? new Escaped<>(codec) : new Fixed<>(codec, length);
  }

  /** The bytes of a value, with its end. */
  byte[] encode(T value);

  /** The number of bytes that the component takes at the beginning of a tuple, with its end. */
  int length(MemorySegment tuple);

  /** The value of bytes as {@link #encode} makes them. */
  T decode(MemorySegment encoded);

  /**
   * Written as it is.
   *
   * @param codec the codec
   * @param length the length of its encodings
   */
  record Fixed<T>(OrderedCodec<T> codec, int length) implements Component<T> {

    @Override
    public byte[] encode(T value) {
      return codec.encode(value);
    }

    @Override
    public int length(MemorySegment tuple) {
      if (tuple.byteSize() < length) {
        throw new IllegalArgumentException(
            "A component of %d bytes is cut off after %d.".formatted(length, tuple.byteSize()));
      }
      return length;
    }

    @Override
    public T decode(MemorySegment encoded) {
      return codec.decode(encoded);
    }
  }

  /**
   * Written with its zeros escaped and an end of two zeros.
   *
   * @param codec the codec
   */
  record Escaped<T>(OrderedCodec<T> codec) implements Component<T> {

    private static final int END_BYTES = 2;
    private static final byte ESCAPED_ZERO = (byte) 0xff;

    @Override
    public byte[] encode(T value) {
      byte[] plain = codec.encode(value);
      byte[] escaped = new byte[Math.addExact(plain.length, zeros(plain) + END_BYTES)];
      int position = 0;
      for (byte b : plain) {
        escaped[position++] = b;
        if (b == 0) {
          escaped[position++] = ESCAPED_ZERO;
        }
      }
      return escaped;
    }

    private static int zeros(byte[] bytes) {
      int zeros = 0;
      for (byte b : bytes) {
        if (b == 0) {
          zeros++;
        }
      }
      return zeros;
    }

    @Override
    public int length(MemorySegment tuple) {
      int last = Math.toIntExact(tuple.byteSize()) - 1;
      int position = 0;
      while (position < last) {
        if (byteAt(tuple, position) != 0) {
          position++;
        } else if (byteAt(tuple, position + 1) == 0) {
          return position + END_BYTES;
        } else if (byteAt(tuple, position + 1) == ESCAPED_ZERO) {
          position += 2;
        } else {
          throw new IllegalArgumentException(
              "A zero byte without an escape at byte " + position + ".");
        }
      }
      throw new IllegalArgumentException("A component without an end.");
    }

    @Override
    public T decode(MemorySegment encoded) {
      byte[] plain = new byte[(int) encoded.byteSize() - END_BYTES];
      int length = 0;
      for (int i = 0; i < encoded.byteSize() - END_BYTES; i++) {
        plain[length++] = byteAt(encoded, i);
        if (byteAt(encoded, i) == 0) {
          i++; // the escape
        }
      }
      return codec.decode(MemorySegment.ofArray(plain).asSlice(0, length).asReadOnly());
    }

    private static byte byteAt(MemorySegment bytes, int index) {
      return bytes.get(ValueLayout.JAVA_BYTE, index);
    }
  }
}
