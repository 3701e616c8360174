package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.wal.TestSegment.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every truncation and every flipped bit of a small segment, with the one right answer for each.
 */
@ParameterizedClass
@EnumSource
class DamageTest {

  private static final int HEADER_BYTES = 144;

  /** Forced after the third and the fifth of eight records, and recorded as such by the next. */
  private static final List<Integer> FORCED_AFTER = List.of(2, 4);

  private static final int RECORDS_KNOWN_DURABLE = 5;

  private final TestSegment segment;
  private List<Logged> records;
  private List<Long> offsets;
  private byte[] whole;

  DamageTest(LogKind kind) throws IOException {
    this.segment = new TestSegment(kind);
  }

  @BeforeEach
  void write() throws IOException {
    List<WriteGroup> groups = new ArrayList<>(Groups.random(new Random(99), 8, 12));
    offsets = segment.write(groups, FORCED_AFTER);
    records = TestSegment.logged(groups);
    // The zeros behind the records of a preallocated segment: a few of them show as much as all.
    whole = Arrays.copyOf(segment.bytes(), Math.toIntExact(offsets.getLast()) + zeros());
  }

  private int zeros() {
    return segment.kind == LogKind.MAPPED ? 100 : 0;
  }

  @Test
  void truncationLeavesAPrefixOrADamagedHeader() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      segment.damage(Arrays.copyOf(whole, length));
      if (length < HEADER_BYTES) {
        assertThat(corruption()).as("length %d", length).isNotNull();
      } else {
        Seen seen = segment.read();
        int kept = wholeBefore(length);
        assertThat(seen.records()).as("length %d", length).isEqualTo(records.subList(0, kept));
        assertThat(seen.tail().validBytes()).isEqualTo(offsets.get(kept));
        assertThat(offsets.get(kept) + seen.tail().tornBytes()).isLessThanOrEqualTo(length);
      }
    }
  }

  @Test
  void changedByteEndsTheLogOrIsRefused() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) change;
        segment.damage(damaged);
        check(at, endOfBytes(damaged));
      }
    }
  }

  private void check(int damagedByte, long endOfBytes) throws IOException {
    int hit = wholeBefore(damagedByte);
    if (damagedByte < HEADER_BYTES) {
      assertThat(corruption()).as("byte %d", damagedByte).isNotNull();
    } else if (damagedByte < offsets.get(RECORDS_KNOWN_DURABLE)) {
      CorruptFileException corruption = corruption();
      assertThat(corruption).as("byte %d", damagedByte).isNotNull();
      assertThat(corruption.offset()).isEqualTo(offsets.get(hit));
      assertThat(corruption.file()).isEqualTo(TestSegment.PATH);
    } else {
      Seen seen = segment.read();
      assertThat(seen.records()).as("byte %d", damagedByte).isEqualTo(records.subList(0, hit));
      long end = offsets.get(hit);
      long synced = offsets.get(RECORDS_KNOWN_DURABLE);
      assertThat(seen.tail()).isEqualTo(new WalTail(144, end, synced, endOfBytes - end));
    }
  }

  private CorruptFileException corruption() {
    return catchThrowableOfType(CorruptFileException.class, segment::read);
  }

  private int wholeBefore(int offset) {
    int count = 0;
    while (count < records.size() && offsets.get(count + 1) <= offset) {
      count++;
    }
    return count;
  }

  private static long endOfBytes(byte[] bytes) {
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }
}
