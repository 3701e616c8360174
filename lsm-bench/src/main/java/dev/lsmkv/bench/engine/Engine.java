package dev.lsmkv.bench.engine;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An open store of some engine. What fails is an unchecked exception. Thread: reads and writes come
 * from many threads; the rest from one.
 *
 * <p>Keys and values are arrays for everybody: an engine that could hand out a view copies, as one
 * behind JNI has to, so that what is compared is the same.
 */
public interface Engine extends AutoCloseable {

  /** Writes a value under a key. */
  void put(byte[] key, byte[] value);

  /**
   * Writes some entries, at once if the engine can.
   *
   * @param keys their keys
   * @param values as many values
   */
  void putAll(List<byte[]> keys, List<byte[]> values);

  /** Deletes a key. */
  void delete(byte[] key);

  /** The value of a key, or null. */
  byte @Nullable [] get(byte[] key);

  /**
   * Visits the entries at and after a key, in ascending order.
   *
   * @param first the key
   * @param limit the most entries
   * @param visitor takes them
   */
  void scan(byte[] first, long limit, EntryVisitor visitor);

  /**
   * Visits all entries in descending order.
   *
   * @param visitor takes them
   * @throws UnsupportedOperationException if this engine goes forward only; the row stays empty
   */
  void scanReverse(EntryVisitor visitor);

  /**
   * What compactions have yet to merge at this moment until all is within the engine's own limits.
   *
   * @return bytes, by the engine's own estimate; empty if it has no compactions or does not tell
   */
  default OptionalLong owedBytes() {
    return OptionalLong.empty();
  }

  /** Brings everything written into its final form, as far as the engine has one, and waits. */
  void settle();

  @Override
  void close();
}
