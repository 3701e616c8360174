package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compressed comes back. */
final class RoundTripTest {

  private static final long SEED = 20_261_122;

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void blocksOfAnyLengthComeBack(Compression compression) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] lengths =
        IntStream.concat(IntStream.range(0, 300), IntStream.of(4096, 16384, 100_000)).toArray();
    for (int length : lengths) {
      byte[] raw = Blocks.block(random, length);
      byte[] compressed = Blocks.compress(compression, raw);
      assertThat(Blocks.decompress(compression, compressed, length))
          .as("length %d, seed %d", length, SEED)
          .isEqualTo(raw);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void evenRandomBytesFitTheLongestLength(Compression compression) throws IOException {
    byte[] raw = new byte[10_000];
    new SplittableRandom(SEED).nextBytes(raw);
    byte[] compressed = Blocks.compress(compression, raw);
    assertThat(compressed.length).isBetween(10_000, compression.compressedLengthMax(10_000));
    assertThat(Blocks.decompress(compression, compressed, 10_000)).isEqualTo(raw);
  }

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void repetitionIsTakenOut(Compression compression) {
    assertThat(Blocks.compress(compression, new byte[16_384]).length).isLessThan(200);
    assertThat(Blocks.compress(compression, Blocks.EXAMPLE).length)
        .isLessThan(Blocks.EXAMPLE.length);
  }

  @Test
  void theDocumentedLz4BlockIsReadForEver() throws IOException {
    byte[] block = hex("7c 6c 73 6d 2d 6b 76 20 07 00 50 6d 2d 6b 76 21");
    Compression lz4 = new Lz4Provider().create(MapSettings.of());
    assertThat(Blocks.decompress(lz4, block, 28)).isEqualTo(Blocks.EXAMPLE);
  }

  @Test
  void theDocumentedZstdFrameIsReadForEver() throws IOException {
    byte[] frame = hex("28 b5 2f fd 20 1c 75 00 00 40 6c 73 6d 2d 6b 76 20 21 01 00 a2 8b 11");
    Compression zstd = new ZstdProvider().create(MapSettings.of());
    assertThat(Blocks.decompress(zstd, frame, 28)).isEqualTo(Blocks.EXAMPLE);
  }

  private static byte[] hex(String text) {
    return HexFormat.ofDelimiter(" ").parseHex(text);
  }
}
