package dev.lsmkv.wal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a writer asks of its output, and that it asks no more once that has failed. */
class SegmentWriterTest {

  private static final Path PATH = Path.of("/wal/000001.log");
  private static final FileIdentity IDENTITY =
      new FileIdentity(FileRole.WAL, "mapped", new UUID(1, 2), 1);

  private final RecordingOutput output = new RecordingOutput();

  private SegmentWriter begin() throws IOException {
    return SegmentWriter.begin(PATH, output, IDENTITY, 42);
  }

  private static WriteGroup group(long sequence) {
    return new WriteGroup(sequence, List.of(BatchEncoder.delete(new byte[5])));
  }

  /** Every call an append or a force makes, failing in every way. */
  static Stream<Arguments> failures() {
    return Stream.of("reserve", "write 28", "write 8", "write 4", "flush", "force")
        .flatMap(call ->
            Stream.of(
                    new IOException("no space"),
                    new InternalError("a fault in the mapping"),
                    new IllegalStateException("Already closed"),
                    new OutOfMemoryError("heap"))
                .map(failure -> Arguments.of(call, failure)));
  }

  @Test
  void headerIsDurableBeforeTheWriterIsHandedOut() throws IOException {
    begin();
    assertThat(output.calls).containsExactly("reserve 144", "write 144", "flush", "force 0 to 144");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void fileIsClosedWhenItsHeaderCannotBeWritten(String call, Throwable failure) {
    output.failAt(call.startsWith("write") ? "write 144" : call, failure);
    assertThatIOException().isThrownBy(this::begin);
    assertThat(output.calls).last().isEqualTo("close");
  }

  @Test
  void roomForTheWholeRecordIsMadeBeforeItsFirstByteIsWritten() throws IOException {
    SegmentWriter writer = begin();
    output.calls.clear();
    assertThat(writer.append(group(1))).isEqualTo(144 + 40);
    assertThat(output.calls)
        .containsExactly("reserve 40", "write 28", "write 8", "write 4", "flush");
  }

  @Test
  void roomThatCannotBeMadeAheadIsNoFailureYet() throws IOException {
    SegmentWriter writer = begin();
    output.failAt("makeRoomAhead", new IOException("no space"));
    writer.makeRoomAhead();
    assertThat(writer.append(group(1))).isEqualTo(144 + 40);
  }

  @Test
  void roomThatIsNotCertainToBeDurableEndsTheWriter() throws IOException {
    SegmentWriter writer = begin();
    output.failAt("makeRoomAhead", new FailedForceException(PATH, new IOException("gone")));
    writer.makeRoomAhead();
    assertThatExceptionOfType(FailedForceException.class).isThrownBy(() -> writer.reserve(8));
    assertThatIOException().isThrownBy(() -> writer.append(group(1))).withMessageContaining("gone");
    output.calls.clear();
    writer.makeRoomAhead();
    assertThat(output.calls).isEmpty();
  }

  @Test
  void forceCoversWhatWasAppendedSinceTheLastOne() throws IOException {
    SegmentWriter writer = begin();
    writer.append(group(1));
    writer.append(group(2));
    writer.force();
    writer.append(group(3));
    output.calls.clear();
    assertThat(writer.force()).isEqualTo(264);
    assertThat(writer.force()).isEqualTo(264);
    assertThat(output.calls).containsExactly("force 224 to 264");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anyFailureIsFinal(String call, Throwable failure) throws IOException {
    SegmentWriter writer = begin();
    writer.append(group(1));
    output.failAt(call, failure);
    assertThatIOException()
        .isThrownBy(() -> appendAndForce(writer))
        .satisfies(
            e -> assertThat(List.of(e, e.getCause() == null ? e : e.getCause())).contains(failure));
    output.failAt("", failure);
    output.calls.clear();
    assertThatIOException().isThrownBy(() -> writer.append(group(3))).withCause(failure);
    assertThatIOException().isThrownBy(writer::force).withCause(failure);
    assertThatIOException().isThrownBy(() -> writer.reserve(8)).withCause(failure);
    assertThat(output.calls).isEmpty();
    writer.close();
    assertThat(output.calls).containsExactly("close");
    assertThatIOException().isThrownBy(() -> writer.append(group(3))).withCause(failure);
  }

  @Test
  void closedWriterTakesNothingAndSaysWhy() throws IOException {
    SegmentWriter writer = begin();
    writer.close();
    output.calls.clear();
    assertThatIOException()
        .isThrownBy(() -> writer.append(group(1)))
        .withMessageContaining("000001.log is closed");
    assertThatIOException().isThrownBy(writer::force).withMessageContaining("is closed");
    assertThat(output.calls).isEmpty();
  }

  private static void appendAndForce(SegmentWriter writer) throws IOException {
    writer.append(group(2));
    writer.force();
  }

  @Test
  void roomThatCouldNotBeMadeIsNoFailureOfTheSegment() throws IOException {
    SegmentWriter writer = begin();
    output.failAt("reserve", new IOException("no space"));
    assertThatIOException().isThrownBy(() -> writer.reserve(8)).withMessage("no space");
    output.failAt("", new IOException());
    output.calls.clear();
    writer.reserve(8);
    assertThat(output.calls).containsExactly("reserve 40");
    assertThat(writer.append(group(1))).isEqualTo(184);
    writer.force();
  }

  @Test
  void aFailedForceOfNewRoomIsFinal() throws IOException {
    SegmentWriter writer = begin();
    IOException cause = new FailedForceException(PATH, new IOException("input/output error"));
    output.failAt("reserve", cause);
    assertThatIOException().isThrownBy(() -> writer.reserve(8)).isSameAs(cause);
    output.failAt("", cause);
    output.calls.clear();
    assertThatIOException().isThrownBy(() -> writer.append(group(1))).withCause(cause);
    assertThatIOException().isThrownBy(writer::force).withCause(cause);
    assertThat(output.calls).isEmpty();
  }

  @Test
  void refusedGroupIsNoFailure() throws IOException {
    SegmentWriter writer = begin();
    writer.append(group(2));
    output.calls.clear();
    try {
      writer.append(group(1));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("sequence number 1 after 2");
    }
    assertThat(output.calls).isEmpty();
    assertThat(writer.append(group(3))).isEqualTo(224);
  }
}
