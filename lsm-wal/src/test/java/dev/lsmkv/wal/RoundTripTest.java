package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RoundTripTest {

  private final TestSegment segment;

  RoundTripTest(LogKind kind) throws IOException {
    this.segment = new TestSegment(kind);
  }

  @Test
  void randomGroupsAreReadBackInOrder() throws IOException {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      TestSegment fresh = new TestSegment(segment.kind);
      List<WriteGroup> groups = Groups.random(random, random.nextInt(60), 1 + random.nextInt(900));
      List<Long> offsets = fresh.write(groups, List.of(2, 11));
      assertThat(fresh.read().records()).as("seed %d", seed).isEqualTo(TestSegment.logged(groups));
      assertThat(fresh.read().tail().validBytes()).isEqualTo(offsets.getLast());
      assertThat(fresh.read().tail().tornBytes()).isZero();
    }
  }

  @Test
  void emptySegmentEndsBehindItsHeader() throws IOException {
    segment.create().close();
    assertThat(segment.read().records()).isEmpty();
    assertThat(segment.read().tail()).isEqualTo(new WalTail(144, 144, 0, 0));
  }

  @Test
  void recordSpansChunksWhenItDoesNotFitTheRestOfOne() throws IOException {
    List<WriteGroup> groups = List.of(Groups.single(1, 4000), Groups.single(2, 4000));
    segment.write(groups, List.of());
    assertThat(segment.read().records()).isEqualTo(TestSegment.logged(groups));
  }

  @Test
  void recordLargerThanManyChunksIsWhole() throws IOException {
    List<WriteGroup> groups =
        List.of(Groups.single(1, 5), Groups.single(2, 1_000_001), Groups.single(3, 5));
    segment.write(groups, List.of(0));
    assertThat(segment.read().records()).isEqualTo(TestSegment.logged(groups));
  }

  @Test
  void recordSaysWhatWasForcedBeforeIt() throws IOException {
    try (WalWriter writer = segment.create()) {
      long first = writer.append(Groups.single(1, 100));
      long second = writer.append(Groups.single(2, 100));
      assertThat(segment.read().tail().syncedUpTo()).isEqualTo(144);
      assertThat(writer.force()).isEqualTo(second).isGreaterThan(first);
      assertThat(segment.read().tail().syncedUpTo()).isEqualTo(144);
      writer.append(Groups.single(3, 100));
      assertThat(segment.read().tail().syncedUpTo()).isEqualTo(second);
    }
  }

  @Test
  void forceWithoutAnythingNewTellsTheSameOffset() throws IOException {
    try (WalWriter writer = segment.create()) {
      assertThat(writer.force()).isEqualTo(144);
      long end = writer.append(Groups.single(1, 1));
      assertThat(writer.force()).isEqualTo(end);
      assertThat(writer.force()).isEqualTo(end);
    }
  }

  @Test
  void sequenceNumbersMustIncrease() throws IOException {
    try (WalWriter writer = segment.create()) {
      writer.append(new WriteGroup(5, List.of(BatchEncoder.delete(new byte[1]))));
      assertThatIllegalArgumentException().isThrownBy(() -> writer.append(Groups.single(5, 1)));
      writer.append(Groups.single(6, 1));
    }
    assertThat(segment.read().records()).extracting(Logged::firstSequence).containsExactly(5L, 6L);
  }

  @Test
  void groupWithoutOperationsIsRefused() throws IOException {
    try (WalWriter writer = segment.create()) {
      WriteGroup empty = new WriteGroup(1, List.of());
      assertThatIllegalArgumentException().isThrownBy(() -> writer.append(empty));
    }
  }

  @Test
  void existingFileIsNotOverwritten() throws IOException {
    segment.create().close();
    assertThatIOException()
        .isThrownBy(segment::create)
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void closedWriterTakesNothingMore() throws IOException {
    WalWriter writer = segment.create();
    writer.close();
    writer.close();
    assertThatIOException().isThrownBy(() -> writer.append(Groups.single(1, 1)));
    assertThatIOException().isThrownBy(writer::force);
  }
}
