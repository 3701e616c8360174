package dev.lsmkv.wal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.wal.record.LogHeader;
import dev.lsmkv.wal.record.RecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments that no writer leaves behind, and one whose writer is still at work. */
class SegmentReaderTest {

  private static final long LOG_ID = 42;
  private static final Path PATH = Path.of("/wal/000001.log");

  /** A segment in memory that counts what is read, and can change between two readings. */
  private static final class Bytes implements SegmentBytes {

    private final byte[] content;
    private long copied;
    private long readsUntilComplete;

    Bytes(int size) {
      this.content = new byte[size];
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void copy(long from, byte[] target, int at, int length) {
      System.arraycopy(content, (int) from, target, at, length);
      copied += length;
      if (from == LogHeader.BYTES && readsUntilComplete > 0) {
        // The bytes of a payload that is being copied in: not there yet when first read.
        target[at + 24] += (byte) 1;
        readsUntilComplete--;
      }
    }

    /** Puts a record where it says, with the fields it says, and a right checksum. */
    int put(int offset, long syncedUpTo, long sequence) {
      byte[] key = {1, 2, 3, 4, 5};
      WriteGroup group = new WriteGroup(sequence, List.of(BatchEncoder.delete(key)));
      RecordEncoder encoder = new RecordEncoder(LOG_ID);
      encoder.encode(group, (int) group.bytes(), offset, syncedUpTo);
      System.arraycopy(encoder.header(), 0, content, offset, 28);
      System.arraycopy(group.batches().getFirst().bytes(), 0, content, offset + 28, 8);
      return offset + 40;
    }
  }

  private final List<Long> sequences = new ArrayList<>();

  private WalTail read(Bytes bytes) throws IOException {
    return new SegmentReader(PATH, bytes, LOG_ID)
        .read((firstSequence, operations) -> sequences.add(firstSequence));
  }

  private CorruptFileException corruption(Bytes bytes) {
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
    assertThat(corruption(bytes).offset()).isEqualTo(LogHeader.BYTES);
  }

  @Test
  void lengthBeyondTheEndAllocatesNothing() throws IOException {
    Bytes bytes = new Bytes(4096);
    ByteBuffer.wrap(bytes.content).order(ByteOrder.LITTLE_ENDIAN).putInt(LogHeader.BYTES, -1);
    assertThat(read(bytes)).isEqualTo(new WalTail(144, LogHeader.BYTES, 0, 4));
  }

  @Test
  void fileFullOfClaimsIsRefusedBeforeTheWorkGrowsWithItsSquare() {
    Bytes bytes = new Bytes(4 << 20);
    ByteBuffer content = ByteBuffer.wrap(bytes.content).order(ByteOrder.LITTLE_ENDIAN);
    bytes.content[LogHeader.BYTES] = 1;
    for (int offset = LogHeader.BYTES + 8; offset < bytes.content.length - 32; offset += 32) {
      content.putInt(offset, bytes.content.length - offset - 28);
      content.putLong(offset + 8, offset);
      content.putLong(offset + 16, 7);
      content.putInt(offset + 24, 1);
    }
    CorruptFileException refusal = corruption(bytes);
    assertThat(refusal.actual()).contains("more claims");
    assertThat(bytes.copied).isLessThan(70L * bytes.content.length);
  }
}
