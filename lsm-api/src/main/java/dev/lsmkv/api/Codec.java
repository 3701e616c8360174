package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;

/**
 * Turns values into bytes and back. Thread: safe for use from many threads.
 *
 * @param <T> the type of values
 */
public interface Codec<T> {

  /**
   * Encodes a value.
   *
   * @param value the value
   * @return its bytes, not kept by the codec
   */
  byte[] encode(T value);

  /**
   * Decodes a value.
   *
   * @param bytes what {@code encode} made; a view that must not be kept
   * @return the value
   * @throws IllegalArgumentException if these are not the bytes of a value
   */
  T decode(MemorySegment bytes);
}
