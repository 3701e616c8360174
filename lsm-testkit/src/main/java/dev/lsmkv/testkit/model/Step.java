package dev.lsmkv.testkit.model;

import dev.lsmkv.api.Durability;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.List;
import java.util.Optional;

/**
 * One operation on a store. Bytes, values too, are {@link Key}s, since those are immutable.
 *
 * <p>Any list of steps can be executed: what refers to a snapshot counts modulo those that are
 * open, and does nothing if none is. So a list from which steps were taken is a list again.
 */
public sealed interface Step {

  /** A put or a delete, which may be one of a batch. */
  sealed interface Write extends Step {

    /** {@return the key written} */
    Key key();
  }

  /**
   * Puts a value.
   *
   * @param key its key
   * @param value the value
   */
  record Put(Key key, Key value) implements Write {}

  /**
   * Deletes a key.
   *
   * @param key the key
   */
  record Delete(Key key) implements Write {}

  /**
   * Writes a batch.
   *
   * @param writes its operations
   * @param durability of the write, or that of the options
   */
  record Batch(List<Write> writes, Optional<Durability> durability) implements Step {

    /** Copies the list. */
    public Batch {
      writes = List.copyOf(writes);
    }
  }

  /**
   * Reads one key.
   *
   * @param key the key
   */
  record Get(Key key) implements Step {}

  /**
   * Reads a range.
   *
   * @param bounds the range
   * @param direction the order
   */
  record Scan(Bounds bounds, Direction direction) implements Step {}

  /**
   * Seeks in a range and reads on, twice.
   *
   * @param bounds the range
   * @param direction the order
   * @param key what is sought
   */
  record Seek(Bounds bounds, Direction direction, Key key) implements Step {}

  /** Takes a snapshot. */
  record TakeSnapshot() implements Step {}

  /**
   * Reads a range of a snapshot, and one key.
   *
   * @param snapshot its number among the open ones, modulo their count
   * @param bounds the range
   * @param key the key
   */
  record CheckSnapshot(int snapshot, Bounds bounds, Key key) implements Step {}

  /**
   * Closes a snapshot.
   *
   * @param snapshot its number among the open ones, modulo their count
   */
  record CloseSnapshot(int snapshot) implements Step {}

  /**
   * Opens a cursor that stays open, beside at most one other.
   *
   * @param bounds the range
   * @param direction the order
   */
  record OpenCursor(Bounds bounds, Direction direction) implements Step {}

  /**
   * Reads on from the cursor that stays open, if there is one.
   *
   * @param entries how many entries
   */
  record ReadCursor(int entries) implements Step {}

  /** Flushes. */
  record Flush() implements Step {}

  /**
   * Compacts a range.
   *
   * @param bounds the range
   */
  record Compact(Bounds bounds) implements Step {}

  /**
   * Closes the store and opens it with other options.
   *
   * @param choice the options
   */
  record Reopen(Choice choice) implements Step {}

  /**
   * Opens, with other options, what a kill of the process at this moment leaves.
   *
   * @param choice the options
   */
  record Kill(Choice choice) implements Step {}
}
