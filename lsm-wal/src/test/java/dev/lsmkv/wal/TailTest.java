package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether what is not whole is damage or was cut short. */
@ParameterizedClass
@EnumSource
class TailTest {

  private static final List<WriteGroup> FOUR =
      IntStream.rangeClosed(1, 4).mapToObj(i -> Groups.single(i, 40 * i)).toList();

  private final TestSegment segment;

  TailTest(LogKind kind) throws IOException {
    this.segment = new TestSegment(kind);
  }

  @Test
  void wholeRecordsBehindATornOneAreDroppedWithIt() throws IOException {
    List<Long> offsets = segment.write(FOUR, List.of());
    erase(offsets.get(1), offsets.get(2));
    assertThat(segment.read().records()).isEqualTo(TestSegment.logged(FOUR.subList(0, 1)));
    assertThat(segment.read().tail())
        .isEqualTo(
            new WalTail(144, offsets.get(1), 144, offsets.get(4) - offsets.get(1) - padding()));
  }

  /** The last record's padding is zeros, which do not count as torn. */
  private static int padding() {
    long payload = FOUR.getLast().bytes();
    return (int) (-(28 + payload) & 7);
  }

  @Test
  void holeThatALaterRecordKnowsDurableIsDamage() throws IOException {
    List<Long> offsets = segment.write(FOUR, List.of(2));
    erase(offsets.get(1), offsets.get(2));
    assertThatCorrupt(offsets.get(1));
  }

  @Test
  void holeIsDamageEvenIfOnlyTheLastOfManyRecordsKnowsItDurable() throws IOException {
    List<WriteGroup> groups = IntStream.range(0, 700).mapToObj(i -> Groups.single(i, 300)).toList();
    List<Long> offsets = segment.write(groups, List.of(698));
    assertThat(offsets.getLast()).isGreaterThan(200_000);
    erase(offsets.get(1), offsets.get(2));
    assertThatCorrupt(offsets.get(1));
  }

  @Test
  void tornRecordAtTheForcedOffsetItselfIsCutOff() throws IOException {
    List<Long> offsets = segment.write(FOUR, List.of(1));
    erase(offsets.get(2), offsets.get(2) + 8);
    assertThat(segment.read().records()).isEqualTo(TestSegment.logged(FOUR.subList(0, 2)));
    assertThat(segment.read().tail().syncedUpTo()).isEqualTo(offsets.get(2));
  }

  @Test
  void recordsOfAnEarlierLogInTheSameFileAreNeitherRecordsNorEvidence() throws IOException {
    // The earlier log's records have the same places and sequence numbers, and a later force.
    segment.write(FOUR, List.of(0, 1, 2));
    byte[] earlier = segment.bytes();
    TestSegment recycled = new TestSegment(segment.kind);
    List<Long> offsets;
    try (WalWriter writer = segment.kind.format(1).create(recycled.segment)) {
      offsets = List.of(144L, writer.append(FOUR.getFirst()));
    }
    byte[] bytes = recycled.bytes();
    int end = Math.toIntExact(offsets.getLast());
    System.arraycopy(bytes, 0, earlier, 0, end);
    recycled.damage(earlier);
    assertThat(recycled.read().records()).isEqualTo(TestSegment.logged(FOUR.subList(0, 1)));
    assertThat(recycled.read().tail().validBytes()).isEqualTo(end);
    assertThat(recycled.read().tail().syncedUpTo()).isEqualTo(144);
    assertThat(recycled.read().tail().tornBytes()).isPositive();
  }

  @Test
  void recordAtAnotherPlaceThanItWasWrittenToIsNone() throws IOException {
    List<WriteGroup> equal = List.of(Groups.single(1, 40), Groups.single(2, 40));
    List<Long> offsets = segment.write(equal, List.of());
    byte[] bytes = segment.bytes();
    int second = Math.toIntExact(offsets.get(1));
    int length = Math.toIntExact(offsets.get(2)) - second;
    System.arraycopy(bytes, second, bytes, 144, length);
    segment.damage(bytes);
    assertThat(segment.read().records()).isEmpty();
    assertThat(segment.read().tail().validBytes()).isEqualTo(144);
  }

  @Test
  void tornValueThatHoldsRecordsOfALogIsCutOff() throws IOException {
    TestSegment other = new TestSegment(segment.kind);
    List<WriteGroup> many = IntStream.range(0, 500).mapToObj(i -> Groups.single(i, 300)).toList();
    other.write(many, List.of(0, 250, 400));
    EncodedBatch log = BatchEncoder.put(new byte[5], other.bytes());
    List<Long> offsets =
        segment.write(List.of(FOUR.getFirst(), new WriteGroup(2, List.of(log))), List.of(0));
    erase(offsets.get(2) - 5000, offsets.get(2) - 1000);
    assertThat(segment.read().records()).isEqualTo(TestSegment.logged(FOUR.subList(0, 1)));
    assertThat(segment.read().tail().validBytes()).isEqualTo(offsets.get(1));
  }

  @Test
  void operationsThatAreNoneAreDamageWhereverTheyStand() throws IOException {
    EncodedBatch unknownKind = new EncodedBatch(new byte[] {9, 0, 1, 107}, 0, 4, 1);
    List<WriteGroup> groups = List.of(FOUR.getFirst(), new WriteGroup(2, List.of(unknownKind)));
    List<Long> offsets = segment.write(groups, List.of());
    assertThatCorrupt(offsets.get(1));
  }

  @Test
  void moreOrFewerOperationsThanCountedAreDamage() throws IOException {
    byte[] twoDeletes = {0, 0, 1, 107, 0, 0, 1, 108};
    for (int count : new int[] {1, 3}) {
      TestSegment fresh = new TestSegment(segment.kind);
      EncodedBatch miscounted = new EncodedBatch(twoDeletes, 0, 8, count);
      fresh.write(List.of(new WriteGroup(1, List.of(miscounted))), List.of());
      assertThatExceptionOfType(CorruptFileException.class).isThrownBy(fresh::read);
    }
  }

  @Test
  void segmentOfAnotherProviderIsRefused() throws IOException {
    LogKind other = segment.kind == LogKind.MAPPED ? LogKind.CHANNEL : LogKind.MAPPED;
    TestSegment foreign = new TestSegment(other);
    foreign.create().close();
    segment.damage(foreign.bytes());
    assertThatCorrupt(40);
  }

  private void erase(long from, long endExclusive) throws IOException {
    byte[] bytes = segment.bytes();
    Arrays.fill(bytes, Math.toIntExact(from), Math.toIntExact(endExclusive), (byte) 0);
    segment.damage(bytes);
  }

  private void assertThatCorrupt(long offset) {
    CorruptFileException corruption =
        catchThrowableOfType(CorruptFileException.class, segment::read);
    assertThat(corruption).isNotNull();
    assertThat(corruption.offset()).isEqualTo(offset);
  }
}
