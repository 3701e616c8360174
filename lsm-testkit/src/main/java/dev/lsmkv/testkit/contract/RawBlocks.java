package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Blocks to compress. */
final class RawBlocks {

  private RawBlocks() {}

  /** Blocks of one length: all alike, text-like, two symbols, random, and random with runs. */
  static List<byte[]> ofLength(int length) {
    Random random = new Random(length);
    return List.of(
        new byte[length],
        block(random, length, 20),
        block(random, length, 2),
        block(random, length, 256),
        runs(random, length));
  }

  private static byte[] block(Random random, int length, int symbols) {
    byte[] block = new byte[length];
    for (int i = 0; i < length; i++) {
      block[i] = (byte) random.nextInt(symbols);
    }
    return block;
  }

  private static byte[] runs(Random random, int length) {
    byte[] block = block(random, length, 256);
    for (int at = random.nextInt(40); at < length; at += random.nextInt(300)) {
      int end = Math.min(length, at + random.nextInt(300));
      Arrays.fill(block, at, end, (byte) random.nextInt());
      at = end;
    }
    return block;
  }

  static byte[] compress(Compression compression, byte[] raw) {
    byte[] target = new byte[compression.compressedLengthMax(raw.length)];
    return Arrays.copyOf(target, compression.compress(raw, raw.length, target));
  }

  static byte[] decompress(Compression compression, byte[] compressed, int rawLength)
      throws IOException {
    byte[] target = new byte[rawLength];
    compression.decompress(compressed, compressed.length, target);
    return target;
  }

  /** The same bytes with more behind them. */
  static byte[] longer(byte[] bytes, byte more) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 100);
    Arrays.fill(longer, bytes.length, longer.length, more);
    return longer;
  }
}
