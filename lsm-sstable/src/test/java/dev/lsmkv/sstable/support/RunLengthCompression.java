package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;

/**
 * Pairs of a count and a byte: the simplest compression that sometimes helps and often does not.
 */
public final class RunLengthCompression implements Compression {

  @Override
  public int compressedLengthMax(int rawLength) {
    return 2 * rawLength;
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    int length = 0;
    int position = 0;
    while (position < rawLength) {
      int run = position;
      while (run < rawLength && run - position < 255 && raw[run] == raw[position]) {
        run++;
      }
      target[length++] = (byte) (run - position);
      target[length++] = raw[position];
      position = run;
    }
    return length;
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    int position = 0;
    for (int i = 0; i + 1 < compressedLength; i += 2) {
      int run = compressed[i] & 0xff;
      if (run > target.length - position) {
        throw new IOException("a run beyond the end");
      }
      java.util.Arrays.fill(target, position, position + run, compressed[i + 1]);
      position += run;
    }
    if (position != target.length || compressedLength % 2 != 0) {
      throw new IOException("runs of " + position + " bytes");
    }
  }
}
