package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A compression for tests of tables, with the JDK's own means. Thread: immutable. */
record Deflated() implements Compression {

  private static final int OVERHEAD = 64;

  @Override
  public int compressedLengthMax(int rawLength) {
    return rawLength + rawLength / 100 + OVERHEAD;
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(raw, 0, rawLength);
      deflater.finish();
      return deflater.deflate(target);
    }
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(compressed, 0, compressedLength);
      int length = inflater.inflate(target);
      if (length != target.length) {
        throw new IOException("a block of " + length + " in place of " + target.length + " bytes");
      }
    } catch (DataFormatException e) {
      throw new IOException("not a compressed block", e);
    }
  }
}
