package dev.lsmkv.sstable.rows;

/**
 * What the rows of a block are like as a whole, from which its layout follows: whether all are of
 * one length, what their keys share, and how far apart their trailers are.
 *
 * <p>Thread: immutable. A row that changes nothing gives the same object again.
 *
 * @param prefixLength the bytes that all keys begin with
 * @param keys the lengths of the keys
 * @param values the lengths of the values
 * @param trailers the trailers
 */
record RowShape(int prefixLength, Lengths keys, Lengths values, TrailerSpan trailers) {

  /**
   * A range of lengths.
   *
   * @param min the least
   * @param max the greatest
   */
  record Lengths(int min, int max) {

    static Lengths of(long length) {
      return new Lengths((int) length, (int) length);
    }

    Lengths with(long length) {
      return length >= min && length <= max
          ? this
          : new Lengths((int) Math.min(min, length), (int) Math.max(max, length));
    }

    boolean areOne() {
      return min == max;
    }
  }

  /** A single row; its whole key is what all keys begin with. */
  static RowShape of(long keyLength, long valueLength, long trailer) {
    return new RowShape(
        (int) keyLength, Lengths.of(keyLength), Lengths.of(valueLength), TrailerSpan.of(trailer));
  }

  /**
   * The shape with one row more.
   *
   * @param common the bytes that its key shares with the one before
   */
  RowShape with(int common, long keyLength, long valueLength, long trailer) {
    int prefix = Math.min(prefixLength, common);
    Lengths newKeys = keys.with(keyLength);
    Lengths newValues = values.with(valueLength);
    TrailerSpan newTrailers = trailers.with(trailer);
    boolean isSame =
        prefix == prefixLength
            && newKeys.equals(keys)
            && newValues.equals(values)
            && newTrailers.equals(trailers);
    return isSame ? this : new RowShape(prefix, newKeys, newValues, newTrailers);
  }

  /**
   * The bytes of each key that stand in its head and so not in its row: all of the head, or none.
   */
  int headBytes() {
    return keys.min() >= prefixLength + BlockLayout.HEAD_BYTES ? BlockLayout.HEAD_BYTES : 0;
  }

  /** The bytes that so many rows take, of whole keys and values that take {@code bytes}. */
  long rowBytes(int rows, long bytes) {
    return bytes - (long) rows * (prefixLength + headBytes());
  }

  /** The layout of so many rows, with the narrowest offsets that reach their end. */
  BlockLayout layout(int rows, long rowBytes) {
    boolean areOne = keys.areOne() && values.areOne();
    int narrowest = areOne ? 0 : Short.BYTES;
    BlockLayout narrow =
        new BlockLayout(rows, prefixLength, trailers.form(), narrowest, headBytes());
    return areOne || narrow.rowsAt() + rowBytes <= BlockLayout.SHORT_BYTES_MAX
        ? narrow
        : new BlockLayout(rows, prefixLength, trailers.form(), Integer.BYTES, headBytes());
  }
}
