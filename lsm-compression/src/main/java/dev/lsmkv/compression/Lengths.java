package dev.lsmkv.compression;

import java.io.IOException;

/** The check that both compressions end with. */
final class Lengths {

  private Lengths() {}

  static void requireWhole(String id, long length, int rawLength) throws IOException {
    if (length != rawLength) {
      throw new IOException(
          "a block of %s decompresses to %d bytes in place of %d".formatted(id, length, rawLength));
    }
  }
}
