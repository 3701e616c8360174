package dev.lsmkv.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Blocks to compress, and both compressions to do it with. */
final class Blocks {

  static final byte[] EXAMPLE = "lsm-kv lsm-kv lsm-kv lsm-kv!".getBytes(US_ASCII);

  private Blocks() {}

  static List<Compression> compressions() throws IOException {
    return List.of(
        new Lz4Provider().create(MapSettings.of()),
        new Lz4Provider().create(MapSettings.of("lz4-level", "9")),
        new ZstdProvider().create(MapSettings.of()),
        new ZstdProvider().create(MapSettings.of("zstd-level", "-5")),
        new ZstdProvider().create(MapSettings.of("zstd-level", "19")));
  }

  /** Bytes that compress more or less well, depending on how many different ones there are. */
  static byte[] block(SplittableRandom random, int length) {
    int symbols = 1 << random.nextInt(9);
    byte[] block = new byte[length];
    for (int i = 0; i < length; i++) {
      block[i] = (byte) random.nextInt(symbols);
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
}
