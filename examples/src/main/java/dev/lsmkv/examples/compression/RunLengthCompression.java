package dev.lsmkv.examples.compression;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.Arrays;

/** Shortens repeated bytes. Thread: immutable. */
record RunLengthCompression() implements Compression {

  private static final int RUN_MIN = 3;
  private static final int RUN_MAX = 130;
  private static final int LITERALS_MAX = 128;
  private static final int RUN_BASE = 125;

  @Override
  public int compressedLengthMax(int rawLength) {
    return Math.addExact(rawLength, rawLength / LITERALS_MAX + 1);
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    int length = 0;
    int position = 0;
    while (position < rawLength) {
      int run = runAt(raw, position, rawLength);
      if (run >= RUN_MIN) {
        target[length++] = (byte) (run + RUN_BASE);
        target[length++] = raw[position];
        position += run;
      } else {
        int literals = literalsAt(raw, position, rawLength);
        target[length++] = (byte) (literals - 1);
        System.arraycopy(raw, position, target, length, literals);
        length += literals;
        position += literals;
      }
    }
    return length;
  }

  private static int runAt(byte[] raw, int from, int end) {
    int limit = Math.min(end, from + RUN_MAX);
    int position = from + 1;
    while (position < limit && raw[position] == raw[from]) {
      position++;
    }
    return position - from;
  }

  private static int literalsAt(byte[] raw, int from, int end) {
    int limit = Math.min(end, from + LITERALS_MAX);
    int position = from + 1;
    while (position < limit && runAt(raw, position, end) < RUN_MIN) {
      position++;
    }
    return position - from;
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    int from = 0;
    int to = 0;
    while (from < compressedLength) {
      int control = compressed[from++] & 0xff;
      boolean isRun = control >= LITERALS_MAX;
      int length = isRun ? control - RUN_BASE : control + 1;
      int taken = isRun ? 1 : length;
      if (taken > compressedLength - from || length > target.length - to) {
        throw new IOException("a stretch of " + length + " bytes leads outside the block");
      }
      if (isRun) {
        Arrays.fill(target, to, to + length, compressed[from]);
      } else {
        System.arraycopy(compressed, from, target, to, length);
      }
      from += taken;
      to += length;
    }
    if (to != target.length) {
      throw new IOException("the block has " + to + " bytes, not " + target.length);
    }
  }
}
