package dev.lsmkv.compression;

import java.io.IOException;

/** The check that both compressions end with. */
final class Lengths {

  private Lengths() {}

  static void requireWhole(String id, long length, byte[] target) throws IOException {
    if (length != target.length) {
      throw new IOException(
          "a block of %s decompresses to %d bytes in place of %d"
              .formatted(id, length, target.length));
    }
  }
}
