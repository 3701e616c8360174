package dev.lsmkv.testkit.asserting;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/** Arrays that are lent, and must come back as they were. */
final class Lent {

  /** What is written over views whose life is over, and over copies of arrays that were lent. */
  static final byte POISON = (byte) 0xdb;

  private Lent() {}

  /** Something done with an array. */
  @FunctionalInterface
  interface Use<T, E extends Exception> {
    T with(byte[] array) throws E;
  }

  /** Lends a copy, which is of no use afterwards. */
  static <T, E extends Exception> T copy(
      Findings findings, byte[] array, Supplier<String> what, Use<T, E> use) throws E {
    byte[] copy = array.clone();
    try {
      T result = use.with(copy);
      findings.require(Arrays.equals(copy, array), () -> what.get() + " was changed");
      return result;
    } finally {
      Arrays.fill(copy, POISON);
    }
  }

  static long checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }
}
