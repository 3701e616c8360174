package dev.lsmkv.wal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class WindowChecksumsTest {

  private static final int WINDOWS = 600;
  private static final int WINDOWS_MAX = 90;

  private final Random random = new Random(11);
  private final SegmentInMemory segment =
      new SegmentInMemory(WINDOWS * WindowChecksums.WINDOW_BYTES + 100);
  private final WindowChecksums checksums = new WindowChecksums(segment, WINDOWS_MAX);

  WindowChecksumsTest() {
    random.nextBytes(segment.content);
  }

  private void check(int first, int end) throws IOException {
    byte[] before = new byte[5];
    random.nextBytes(before);
    CRC32C crc = new CRC32C();
    crc.update(before);
    int checksum = (int) crc.getValue();
    crc.update(
        segment.content,
        first * WindowChecksums.WINDOW_BYTES,
        (end - first) * WindowChecksums.WINDOW_BYTES);
    assertThat(checksums.append(checksum, first, end))
        .as("%d to %d", first, end)
        .isEqualTo((int) crc.getValue());
  }

  @Test
  void stretchesOfAnyLengthUpToTheLongestAreRight() throws IOException {
    for (int first = 3; first <= WINDOWS; first += random.nextInt(3)) {
      check(first, Math.min(first + random.nextInt(WINDOWS_MAX + 1), WINDOWS));
    }
    assertThat(segment.bytesCopied).isLessThanOrEqualTo(segment.content.length);
  }

  @Test
  void longestStretchesFollowOneAnother() throws IOException {
    for (int first = 0; first + WINDOWS_MAX <= WINDOWS; first++) {
      check(first, first + WINDOWS_MAX);
    }
    assertThat(segment.bytesCopied).isLessThanOrEqualTo(segment.content.length);
  }

  @Test
  void windowsBetweenStretchesAreNotRead() throws IOException {
    check(1, 3);
    check(400, 402);
    check(401, 404);
    assertThat(segment.bytesCopied).isEqualTo(6 * WindowChecksums.WINDOW_BYTES);
  }
}
