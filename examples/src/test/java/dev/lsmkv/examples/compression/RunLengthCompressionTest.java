package dev.lsmkv.examples.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunLengthCompressionTest {

  private final RunLengthCompression compression = new RunLengthCompression();
  private final Random random = new Random(1);

  private byte[] compress(byte[] raw) {
    byte[] target = new byte[compression.compressedLengthMax(raw.length)];
    return Arrays.copyOf(target, compression.compress(raw, raw.length, target));
  }

  @Test
  void theWorkedExampleIsWhatIsWritten() {
    assertThat(HexFormat.of().formatHex(compress("aaaaab".getBytes(US_ASCII))))
        .isEqualTo("82610062");
  }

  @Test
  void everythingComesBackAndNeverNeedsMoreRoomThanSaid() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      byte[] raw = raw(random.nextInt(600));
      byte[] compressed = compress(raw);
      byte[] back = new byte[raw.length];
      compression.decompress(compressed, compressed.length, back);
      assertThat(back).isEqualTo(raw);
    }
  }

  private byte[] raw(int length) {
    byte[] raw = new byte[length];
    random.nextBytes(raw);
    int alphabet = 1 + random.nextInt(4);
    if (random.nextBoolean()) {
      for (int i = 0; i < length; i++) {
        raw[i] = (byte) Math.floorMod(raw[i], alphabet);
      }
    }
    return raw;
  }

  @Test
  void hostileBytesDecompressToTheLengthExpectedOrNotAtAll() {
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] hostile = raw(random.nextInt(40));
      try {
        compression.decompress(hostile, hostile.length, new byte[random.nextInt(200)]);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(4_000);
  }
}
