package dev.lsmkv.wal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.wal.record.LogHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments that no writer leaves behind, and one whose writer is still at work. */
class SegmentReaderTest {

  private static final Path PATH = Path.of("/wal/000001.log");

  /** A segment whose first record is, for some readings, still being copied in. */
  private static class Bytes extends SegmentInMemory {

    private long readsUntilComplete;

    Bytes(int size) {
      super(size);
    }

    @Override
    public void copy(long from, byte[] target, int at, int length) {
      super.copy(from, target, at, length);
      if (from == LogHeader.BYTES && readsUntilComplete > 0) {
        // The bytes of a payload that is being copied in: not there yet when first read.
        target[at + 24] += (byte) 1;
        readsUntilComplete--;
      }
    }
  }

  private final List<Long> sequences = new ArrayList<>();

  private WalTail read(SegmentBytes bytes) throws IOException {
    return new SegmentReader(PATH, bytes, SegmentInMemory.LOG_ID)
        .read((firstSequence, operations) -> sequences.add(firstSequence));
  }

  private CorruptFileException corruption(SegmentBytes bytes) {
    return catchThrowableOfType(CorruptFileException.class, () -> read(bytes));
  }

  @Test
  void sequenceNumbersThatDoNotIncreaseAreDamage() {
    Bytes bytes = new Bytes(4096);
    int second = bytes.put(LogHeader.BYTES, 0, 5);
    bytes.put(second, 0, 5);
    assertThat(corruption(bytes).offset()).isEqualTo(second);
    assertThat(sequences).containsExactly(5L);
  }

  @Test
  void sequenceNumberOfMoreThan56BitsIsDamage() {
    Bytes bytes = new Bytes(4096);
    bytes.put(LogHeader.BYTES, 0, 1L << 56);
    assertThat(corruption(bytes).offset()).isEqualTo(LogHeader.BYTES);
  }

  @Test
  void recordThatKnowsTheFutureIsDamage() {
    Bytes bytes = new Bytes(4096);
    bytes.put(LogHeader.BYTES, LogHeader.BYTES + 1, 5);
    assertThat(corruption(bytes).offset()).isEqualTo(LogHeader.BYTES);
  }

  @Test
  void evidenceInTheLastBytesOfTheFileCounts() {
    Bytes bytes = new Bytes(4096 + 40);
    bytes.content[LogHeader.BYTES] = 1;
    bytes.put(4096, 4096, 5);
    assertThat(corruption(bytes).offset()).isEqualTo(LogHeader.BYTES);
  }

  @Test
  void evidenceIsFoundAcrossEveryWindowBoundary() {
    for (int offset = 65_400; offset < 65_800; offset += 8) {
      Bytes bytes = new Bytes(100_000);
      bytes.content[LogHeader.BYTES] = 1;
      bytes.put(offset, 1000, 5);
      assertThat(corruption(bytes)).as("record at %d", offset).isNotNull();
    }
  }

  @Test
  void tornTailTellsTheLargestSyncedOffsetFoundBehindIt() throws IOException {
    Bytes bytes = new Bytes(4096);
    int second = bytes.put(LogHeader.BYTES, 100, 1);
    int behind = bytes.put(second + 80, 160, 9);
    bytes.put(behind, 150, 10);
    assertThat(read(bytes)).isEqualTo(new WalTail(144, second, 160, behind + 36 - second));
  }

  @Test
  void recordThatIsBeingWrittenIsReadAgainBeforeItIsCalledDamage() throws IOException {
    Bytes bytes = new Bytes(4096);
    int second = bytes.put(LogHeader.BYTES, 0, 1);
    int end = bytes.put(second, second, 2);
    bytes.readsUntilComplete = 1;
    assertThat(read(bytes).validBytes()).isEqualTo(end);
    assertThat(sequences).containsExactly(1L, 2L);
  }

  @Test
  void recordThatStaysIncompleteIsDamage() {
    Bytes bytes = new Bytes(4096);
    int second = bytes.put(LogHeader.BYTES, 0, 1);
    bytes.put(second, second, 2);
    bytes.readsUntilComplete = Long.MAX_VALUE;
    CorruptFileException corruption = corruption(bytes);
    assertThat(corruption.offset()).isEqualTo(LogHeader.BYTES);
    assertThat(corruption.expected())
        .matches("checksum [0-9a-f]+, which was durable.* up to byte " + second);
    assertThat(corruption.actual()).matches("[0-9a-f]+");
  }

  @Test
  void lengthBeyondTheEndAllocatesNothing() throws IOException {
    Bytes bytes = new Bytes(4096);
    ByteBuffer.wrap(bytes.content).order(ByteOrder.LITTLE_ENDIAN).putInt(LogHeader.BYTES, -1);
    assertThat(read(bytes)).isEqualTo(new WalTail(144, LogHeader.BYTES, 0, 4));
  }

  /** A record whose value is full of headers, and whose last bytes never came to the disk. */
  private static SegmentInMemory tornTailOfHeaders(int size) {
    SegmentInMemory bytes = new SegmentInMemory(size);
    int second = bytes.put(LogHeader.BYTES, 0, 1);
    bytes.putHeaders(second, 144, 2, size - 4096);
    Arrays.fill(bytes.content, size - 8192, size, (byte) 0);
    return bytes;
  }

  @Test
  void tornTailFullOfHeadersIsCutInTimeProportionalToItsSize() throws IOException {
    long[] copied = new long[3];
    for (int i = 0; i < copied.length; i++) {
      int size = (1 << 20) << i;
      SegmentInMemory bytes = tornTailOfHeaders(size);
      assertThat(read(bytes).validBytes()).isEqualTo(LogHeader.BYTES + 40);
      long claims = size / 32;
      assertThat(bytes.copies).isBetween(claims, 3 * claims);
      copied[i] = bytes.bytesCopied;
    }
    assertThat(copied[2]).isLessThan(70L << 22);
    assertThat(copied[1]).isBetween(19 * copied[0] / 10, 21 * copied[0] / 10);
    assertThat(copied[2]).isBetween(19 * copied[1] / 10, 21 * copied[1] / 10);
    assertThat(sequences).containsExactly(1L, 1L, 1L);
  }

  @Test
  void evidenceBehindAndWithinManyClaimsIsFound() {
    Bytes bytes = new Bytes(1 << 20);
    bytes.content[LogHeader.BYTES] = 1;
    byte[] headers = bytes.headers(200, 500_000);
    System.arraycopy(headers, 0, bytes.content, 200, headers.length);
    bytes.putHeaders(500_200, 152, 5, 500_000);
    CorruptFileException corruption = corruption(bytes);
    assertThat(corruption.offset()).isEqualTo(LogHeader.BYTES);
    assertThat(corruption.expected()).contains("up to byte 152");
  }

  @Test
  void evidenceThatIsLargeIsFoundWhateverIsBeingWrittenBeforeIt() {
    Bytes bytes =
        new Bytes(1 << 20) {
          @Override
          public void copy(long from, byte[] target, int at, int length) {
            super.copy(from, target, at, length);
            for (int i = 5000; i < 300_000; i++) {
              content[i]++;
            }
          }
        };
    byte[] headers = bytes.headers(200, 4000);
    System.arraycopy(headers, 0, bytes.content, 200, headers.length);
    bytes.content[LogHeader.BYTES] = 1;
    bytes.putHeaders(300_000, 152, 5, 500_000);
    assertThat(corruption(bytes)).isNotNull();
  }
}
