package dev.lsmkv.wal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.wal.record.RecordHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  private static final int WINDOW = WindowChecksums.WINDOW_BYTES;

  private final Random random = new Random(5);

  private static boolean isWhole(Claims claims, SegmentInMemory segment, int offset)
      throws IOException {
    RecordHeader header = RecordHeader.decode(segment.content, offset);
    return claims.isWhole(header, offset, segment.content, offset);
  }

  private EncodedBatch operations(int valueBytes) {
    byte[] value = new byte[valueBytes];
    random.nextBytes(value);
    return BatchEncoder.put(new byte[1], value);
  }

  @Test
  void recordsOfEverySizeAboutAWindowAreWholeAndNotWithAnyByteChanged() throws IOException {
    for (int valueBytes = 0; valueBytes < 3 * WINDOW + 50; valueBytes += 1 + random.nextInt(60)) {
      SegmentInMemory segment = new SegmentInMemory(8 * WINDOW);
      int offset = WINDOW - 64 + 8 * random.nextInt(140);
      int end = segment.put(offset, 0, 7, operations(valueBytes));
      assertThat(isWhole(new Claims(segment, SegmentInMemory.LOG_ID), segment, offset))
          .as("%d bytes at %d", valueBytes, offset)
          .isTrue();
      for (int change = 0; change < 20; change++) {
        int at = offset + 4 + random.nextInt(end - offset - 4);
        segment.content[at] ^= (byte) (1 << random.nextInt(8));
        assertThat(isWhole(new Claims(segment, SegmentInMemory.LOG_ID), segment, offset))
            .as("%d bytes at %d, byte %d changed", valueBytes, offset, at)
            .isFalse();
        segment.put(offset, 0, 7, operations(valueBytes));
      }
    }
  }

  @Test
  void recordsOfAllSizesOneBehindTheOtherAreWhole() throws IOException {
    SegmentInMemory segment = new SegmentInMemory(4 << 20);
    Claims claims = new Claims(segment, SegmentInMemory.LOG_ID);
    int offset = 144;
    while (offset < segment.content.length - 300_000) {
      int valueBytes = random.nextInt(1 << random.nextInt(4, 18));
      int end = segment.put(offset, 0, 7, operations(valueBytes));
      assertThat(isWhole(claims, segment, offset)).as("%d at %d", valueBytes, offset).isTrue();
      offset = end;
    }
  }

  @Test
  void recordsWithinRecordsAreWhole() throws IOException {
    SegmentInMemory segment = new SegmentInMemory(1 << 20);
    Claims claims = new Claims(segment, SegmentInMemory.LOG_ID);
    // From the innermost to the outermost, since a record's checksum covers those in it.
    int outermost = 144;
    int step = 1000;
    int innermost = outermost + 200 * step;
    for (int offset = innermost; offset >= outermost; offset -= step) {
      int length = segment.content.length - 2 * offset;
      byte[] inside = new byte[length];
      System.arraycopy(segment.content, offset + 28, inside, 0, length);
      segment.put(offset, 0, 7, new EncodedBatch(inside, 0, length, 1));
    }
    for (int offset = outermost; offset <= innermost; offset += step) {
      assertThat(isWhole(claims, segment, offset)).as("at %d", offset).isTrue();
    }
  }

  @Test
  void bytesThatChangeBeforeARecordDoNotSpoilIt() throws IOException {
    SegmentInMemory segment = new SegmentInMemory(64 * WINDOW);
    Claims claims = new Claims(segment, SegmentInMemory.LOG_ID);
    int stable = 10 * WINDOW + 512;
    int claim = segment.put(144, 0, 7, operations(40 * WINDOW));
    segment.put(stable, 144, 8, operations(20 * WINDOW));
    assertThat(claim).isGreaterThan(stable);
    assertThat(isWhole(claims, segment, 144)).isFalse();
    Arrays.fill(segment.content, 200, stable, (byte) 3);
    assertThat(isWhole(claims, segment, stable)).isTrue();
  }

  @Test
  void lengthBeyondTheFileReadsNothing() throws IOException {
    SegmentInMemory segment = new SegmentInMemory(4096);
    int end = segment.put(144, 0, 7);
    SegmentInMemory cut = new SegmentInMemory(end - 1);
    System.arraycopy(segment.content, 0, cut.content, 0, cut.content.length);
    assertThat(isWhole(new Claims(cut, SegmentInMemory.LOG_ID), cut, 144)).isFalse();
    assertThat(cut.copies).isZero();
  }
}
