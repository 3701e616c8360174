package dev.lsmkv.examples.wal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A segment of three records, whole, cut and damaged. */
final class LengthPrefixedTest {

  private static final Path FILE = Path.of("/wal/000001.log");
  private static final int RECORDS = 3;

  private final MemoryStorage disk = new MemoryStorage();
  private final LengthPrefixedFormat format = new LengthPrefixedFormat();
  private final List<Long> ends = new ArrayList<>();
  private byte[] whole = {};

  private WalSegment segment(long number) {
    UUID store = new UUID(1, 2);
    return new WalSegment(
        disk.directory(FILE.getParent()).file("000001.log"),
        new FileIdentity(FileRole.WAL, "example.length-prefixed", store, number),
        4096,
        WalSegment.Use.FORCED);
  }

  @BeforeEach
  void writeThreeRecords() throws IOException {
    disk.directory(FILE.getParent()).create();
    try (WalWriter writer = format.create(segment(1))) {
      disk.directory(FILE.getParent()).force();
      for (int i = 0; i < RECORDS; i++) {
        byte[] key = ("key" + i).getBytes(US_ASCII);
        ends.add(
            writer.append(
                new WriteGroup(
                    10 + 2L * i, List.of(BatchEncoder.put(key, key), BatchEncoder.delete(key)))));
        assertThat(disk.unforced()).doesNotContain(FILE);
      }
      assertThat(writer.force()).isEqualTo(ends.getLast());
    }
    whole = disk.read(FILE);
  }

  private record Read(List<Long> sequences, WalTail tail) {}

  private Read read(byte[] bytes) throws IOException {
    disk.write(FILE, bytes);
    List<Long> sequences = new ArrayList<>();
    WalTail tail =
        format.read(
            segment(1),
            (first, operations) -> {
              assertThat(operations.count()).isEqualTo(2);
              assertThat(operations.operations().next()).isTrue();
              sequences.add(first);
            });
    return new Read(sequences, tail);
  }

  @Test
  void allRecordsComeBackInOrder() throws IOException {
    Read read = read(whole);
    assertThat(read.sequences()).containsExactly(10L, 12L, 14L);
    assertThat(read.tail()).isEqualTo(new WalTail(FileHeader.BYTES, whole.length, ends.get(1), 0));
  }

  @Test
  void whereverTheEndIsCutTheWholeRecordsBeforeItRemain() throws IOException {
    for (int length = FileHeader.BYTES; length < whole.length; length++) {
      Read read = read(Arrays.copyOf(whole, length));
      long valid = read.tail().validBytes();
      assertThat(read.sequences()).hasSize((int) ends.stream().filter(isAtMost(length)).count());
      assertThat(valid + read.tail().tornBytes()).isLessThanOrEqualTo(length);
    }
  }

  private static java.util.function.Predicate<Long> isAtMost(long length) {
    return end -> end <= length;
  }

  @Test
  void zerosBehindTheEndAreACleanEnd() throws IOException {
    assertThat(read(Arrays.copyOf(whole, whole.length + 100)).tail())
        .isEqualTo(new WalTail(FileHeader.BYTES, whole.length, ends.get(1), 0));
  }

  @Test
  void damageBeforeTheLastRecordIsCorruptionAndInItATornEnd() throws IOException {
    for (int at = FileHeader.BYTES; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x20;
      if (at < ends.get(1)) {
        assertThatExceptionOfType(CorruptFileException.class).isThrownBy(() -> read(damaged));
      } else {
        assertThat(read(damaged).sequences()).containsExactly(10L, 12L);
      }
    }
  }

  @Test
  void aSegmentOfAnotherNumberIsRefused() {
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> format.read(segment(2), (_, _) -> {}));
  }
}
