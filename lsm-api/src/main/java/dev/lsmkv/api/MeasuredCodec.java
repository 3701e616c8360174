package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;

/**
 * An ordered codec that knows whether its encodings all have one length. If so none is the
 * beginning of another, and a component of a tuple needs no end after it.
 */
interface MeasuredCodec<T> extends OrderedCodec<T> {

  /** In place of a length: encodings differ in theirs. */
  int VARIABLE = -1;

  /** The length of every encoding in bytes, or {@link #VARIABLE}. */
  int length();

  /** The length of a codec's encodings, or {@link #VARIABLE} if they differ or nothing is known. */
  static int lengthOf(OrderedCodec<?> codec) {
    return codec instanceof MeasuredCodec<?> measured ? measured.length() : VARIABLE;
  }

  /** Refuses an encoding of another length. */
  static void requireLength(int length, MemorySegment bytes) {
    if (bytes.byteSize() != length) {
      throw new IllegalArgumentException(
          "An encoding of %d bytes is expected, this has %d.".formatted(length, bytes.byteSize()));
    }
  }
}
