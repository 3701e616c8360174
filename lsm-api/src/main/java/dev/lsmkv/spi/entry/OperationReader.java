package dev.lsmkv.spi.entry;

/**
 * Reads the operations of an {@link EncodedBatch} one after the other, without copying.
 *
 * <p>Every length is checked against what remains, so a batch from disk cannot lead outside its
 * bytes: a malformed one ends in {@link MalformedBatchException}.
 *
 * <p>Thread: confined.
 */
public final class OperationReader {

  private final byte[] bytes;
  private final int end;
  private int position;
  private int remaining;

  private EntryKind kind = EntryKind.DELETE;
  private int keyspace;
  private int keyOffset;
  private int keyLength;
  private int valueLength;

  OperationReader(EncodedBatch batch) {
    this.bytes = batch.bytes();
    this.position = batch.offset();
    this.end = batch.offset() + batch.length();
    this.remaining = batch.count();
  }

  /**
   * Moves to the next operation.
   *
   * @return false after the last
   * @throws MalformedBatchException if the bytes are not a batch, or hold more or fewer operations
   *     than it says
   */
  public boolean next() {
    if (remaining == 0) {
      check(position == end, "bytes after the last operation");
      return false;
    }
    remaining--;
    check(position < end, "fewer operations than counted");
    int code = bytes[position++] & 0xff;
    check(EntryKind.isKnown(code), "unknown entry kind");
    kind = EntryKind.of(code);
    keyspace = varint();
    keyLength = varint();
    valueLength = kind == EntryKind.PUT ? varint() : 0;
    check((long) keyLength + valueLength <= end - position, "lengths beyond the end");
    keyOffset = position;
    position += keyLength + valueLength;
    return true;
  }

  /**
   * The array that holds key and value.
   *
   * @return the array itself, to be read only
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The kind of this operation.
   *
   * @return the kind
   */
  public EntryKind kind() {
    return kind;
  }

  /**
   * The keyspace of this operation.
   *
   * @return 0 in this version
   */
  public int keyspace() {
    return keyspace;
  }

  /**
   * Where the key begins in {@link #bytes}; the value follows the key.
   *
   * @return an index
   */
  public int keyOffset() {
    return keyOffset;
  }

  /**
   * The length of the key.
   *
   * @return bytes
   */
  public int keyLength() {
    return keyLength;
  }

  /**
   * Where the value begins in {@link #bytes}.
   *
   * @return an index
   */
  public int valueOffset() {
    return keyOffset + keyLength;
  }

  /**
   * The length of the value.
   *
   * @return bytes, 0 for a tombstone
   */
  public int valueLength() {
    return valueLength;
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      check(position < end, "a length is cut off");
      int b = bytes[position++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        check(value >= 0 && (shift < 28 || b < 8), "a length above 2 GiB");
        return value;
      }
    }
    throw new MalformedBatchException("a length of more than 5 bytes", position);
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      throw new MalformedBatchException(problem, position);
    }
  }
}
