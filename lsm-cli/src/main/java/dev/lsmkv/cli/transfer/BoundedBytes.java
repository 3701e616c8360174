package dev.lsmkv.cli.transfer;

import java.util.Arrays;

/**
 * Bytes that grow up to a limit, by what has arrived and not by what may come. Thread: confined.
 */
final class BoundedBytes {

  private static final int INITIAL_BYTES = 256;

  private final int lengthMax;
  private final String tooLong;
  private byte[] bytes;
  private int length;

  /**
   * No bytes.
   *
   * @param lengthMax how many there may be
   * @param tooLong what to say if there are more
   */
  BoundedBytes(int lengthMax, String tooLong) {
    this.lengthMax = lengthMax;
    this.tooLong = tooLong;
    this.bytes = new byte[Math.min(INITIAL_BYTES, lengthMax)];
  }

  void add(int value) throws MalformedLineException {
    if (length == bytes.length) {
      grow();
    }
    bytes[length++] = (byte) value;
  }

  private void grow() throws MalformedLineException {
    if (length == lengthMax) {
      throw new MalformedLineException(tooLong);
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, lengthMax));
  }

  /** All of them; nothing is added afterwards. */
  byte[] toArray() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
