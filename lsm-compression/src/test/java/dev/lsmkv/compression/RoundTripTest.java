package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void bytesBeyondTheLengthsTakeNoPart(Compression compression) throws IOException {
    byte[] raw = Arrays.copyOf(Blocks.EXAMPLE, 100);
    raw[Blocks.EXAMPLE.length] = 1;
    byte[] target = new byte[1_000];
    int length = compression.compress(raw, Blocks.EXAMPLE.length, target);
    Arrays.fill(target, length, target.length, (byte) 0x28);
    byte[] restored = new byte[Blocks.EXAMPLE.length];
    compression.decompress(target, length, restored);
    assertThat(restored).isEqualTo(Blocks.EXAMPLE);
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

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void manyThreadsShareOne(Compression compression) throws Exception {
    Callable<Boolean> work =
        () -> {
          SplittableRandom random = new SplittableRandom(Thread.currentThread().threadId());
          boolean same = true;
          for (int i = 0; i < 50; i++) {
            byte[] raw = Blocks.block(random, 2_000);
            byte[] compressed = Blocks.compress(compression, raw);
            same &= Arrays.equals(raw, Blocks.decompress(compression, compressed, raw.length));
          }
          return same;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> same : threads.invokeAll(Collections.nCopies(8, work))) {
        assertThat(same.get()).isTrue();
      }
    }
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
