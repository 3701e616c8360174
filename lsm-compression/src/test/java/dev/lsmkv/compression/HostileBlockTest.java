package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that no compression made: they give a whole block or an {@link IOException}, and nothing
 * else happens.
 */
final class HostileBlockTest {

  private static final long SEED = 4711;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void everyTruncationIsRefused(Compression compression) {
    byte[] compressed = Blocks.compress(compression, Blocks.block(random, 600));
    for (int length = 0; length < compressed.length; length++) {
      byte[] cut = Arrays.copyOf(compressed, length);
      assertThatThrownBy(() -> Blocks.decompress(compression, cut, 600))
          .as("%d of %d bytes, seed %d", length, compressed.length, SEED)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void mutationsAreRefusedOrHarmless(Compression compression) {
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      int length = random.nextInt(1, 3_000);
      byte[] compressed = Blocks.compress(compression, Blocks.block(random, length));
      refused += refusedOrHarmless(compression, mutated(compressed), length);
    }
    assertThat(refused).isPositive();
  }

  /** A few bytes changed, a part repeated or the end cut off. */
  private byte[] mutated(byte[] compressed) {
    byte[] mutated = compressed.clone();
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      int value = random.nextBoolean() ? random.nextInt() : random.nextInt(2) - 1;
      mutated[random.nextInt(mutated.length)] = (byte) value;
    }
    int moved = random.nextInt(mutated.length);
    if (random.nextBoolean()) {
      System.arraycopy(mutated, 0, mutated, moved, mutated.length - moved);
    }
    return Arrays.copyOf(mutated, mutated.length + random.nextInt(-moved, 8));
  }

  @ParameterizedTest
  @MethodSource("dev.lsmkv.compression.Blocks#compressions")
  void randomBytesAreRefusedOrHarmless(Compression compression) {
    byte[] begin = Blocks.compress(compression, Blocks.EXAMPLE);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(0, 200)];
      random.nextBytes(bytes);
      int kept = Math.min(random.nextInt(0, 10), bytes.length);
      System.arraycopy(begin, 0, bytes, 0, kept);
      refused += refusedOrHarmless(compression, bytes, random.nextInt(0, 300));
    }
    assertThat(refused).isPositive();
  }

  /** 1 if the bytes are refused as they should be; any other exception than that fails the test. */
  private static int refusedOrHarmless(Compression compression, byte[] bytes, int rawLength) {
    byte[] before = bytes.clone();
    try {
      Blocks.decompress(compression, bytes, rawLength);
      return 0;
    } catch (IOException _) {
      return 1;
    } finally {
      assertThat(bytes).as("seed %d", SEED).isEqualTo(before);
    }
  }
}
