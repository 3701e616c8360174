package dev.lsmkv.bloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.filter.Filter;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that are not what {@code build} returned. The segment's own bounds betray any read outside
 * of it.
 */
final class HostileFilterTest {

  private final BloomFormat format = new BloomFormat(10);
  private final SplittableRandom random = new SplittableRandom(4711);

  private byte[] filter(int count) {
    return format.build(Keys.hashes(format, count), count);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void everyTruncationIsRefused(int count) {
    byte[] encoded = filter(count);
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> Keys.open(format, cut))
          .as("%d of %d bytes", length, encoded.length)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 128})
  void everyExtensionIsRefused(int more) {
    byte[] encoded = filter(200);
    byte[] longer = Arrays.copyOf(encoded, encoded.length + more);
    assertThatThrownBy(() -> Keys.open(format, longer)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void everyFlippedBitOfTheHeaderIsRefusedOrHarmless(int count) {
    byte[] encoded = filter(count);
    int opened = 0;
    for (int bit = 0; bit < Header.BYTES * 8; bit++) {
      byte[] flipped = encoded.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      opened += openAndAsk(flipped);
    }
    // Other probes and other keys are possible; version, lines and zeros are not.
    assertThat(opened).isLessThanOrEqualTo(8 + 64);
  }

  @Test
  void randomHeadersAreRefusedOrHarmless() {
    for (int i = 0; i < 20_000; i++) {
      byte[] encoded = new byte[64 * random.nextInt(0, 5)];
      for (int n = Math.min(16, encoded.length) - 1; n >= 0; n--) {
        encoded[n] = (byte) (random.nextBoolean() ? random.nextInt(6) : random.nextInt());
      }
      if (encoded.length > 0) {
        encoded[0] = 1;
        encoded[2] = 0;
        encoded[3] = 0;
      }
      openAndAsk(encoded);
    }
  }

  /**
   * 1 if the bytes open as a filter that answers all it is asked, 0 if they are refused as they
   * should be.
   */
  private int openAndAsk(byte[] encoded) {
    try {
      Filter filter = Keys.open(format, encoded);
      random.longs(200).forEach(filter::mightContain);
      filter.mightContain(0);
      filter.mightContain(-1);
      return 1;
    } catch (IOException _) {
      return 0;
    }
  }

  @Test
  void theMessageSaysWhatIsWrongAndWhere() {
    byte[] encoded = filter(200);
    encoded[0] = 2;
    assertThatThrownBy(() -> Keys.open(format, encoded))
        .hasMessage("not a filter of the format bloom: expected version 1 at byte 0, found 2");
    encoded[0] = 1;
    encoded[1] = 25;
    assertThatThrownBy(() -> Keys.open(format, encoded)).hasMessageContaining("1 to 24 probes");
    encoded[1] = 6;
    encoded[4]++;
    assertThatThrownBy(() -> Keys.open(format, encoded))
        .hasMessageContaining("expected lines for 320 bytes in all at byte 4, found 5");
    encoded[4]--;
    encoded[15] = -1;
    assertThatThrownBy(() -> Keys.open(format, encoded)).hasMessageContaining("keys for 4 lines");
    encoded[15] = 0;
    encoded[63] = 1;
    assertThatThrownBy(() -> Keys.open(format, encoded)).hasMessageContaining("zero at byte 63");
  }

  @Test
  void keysWithoutLinesAndLinesWithoutKeysAreRefused() {
    byte[] none = filter(0);
    none[8] = 1;
    assertThatThrownBy(() -> Keys.open(format, none)).hasMessageContaining("keys for 0 lines");
    byte[] one = filter(1);
    one[8] = 0;
    assertThatThrownBy(() -> Keys.open(format, one)).hasMessageContaining("keys for 1 lines");
  }
}
