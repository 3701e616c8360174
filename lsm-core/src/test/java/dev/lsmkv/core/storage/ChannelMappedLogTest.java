package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.core.storage.FaultyChannel.Fault;
import dev.lsmkv.spi.storage.FailedForceException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelMappedLogTest {

  @TempDir private Path directory;
  private Path path;
  private FaultyChannel channel;
  private ChannelMappedLog log;

  @BeforeEach
  void create() throws IOException {
    path = directory.resolve("log");
    channel = new FaultyChannel(path);
    log = new ChannelMappedLog(path, channel, new IoThreads());
  }

  @AfterEach
  void close() {
    channel.fault(Fault.NONE);
    log.close();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void spaceIsForcedWhenThatIsAskedFor() throws IOException {
    log.extend(4096);
    assertThat(channel.forces()).isZero();
    log.forceSpace();
    assertThat(channel.forces()).isEqualTo(1);
  }

  @Test
  void spaceIsFilledAPageAtATimeOrInLargerUnitsWhereFewForcesFollow() throws IOException {
    log.extend(512 << 10);
    assertThat(channel.writes()).isEqualTo(128);
    log.seldomForced();
    MemorySegment segment = log.extend(520 << 10);
    assertThat(channel.writes()).isEqualTo(128 + 3);
    assertThat(segment.mismatch(MemorySegment.ofArray(new byte[520 << 10]))).isEqualTo(-1);
    assertThat(path).hasSize(1032 << 10);
  }

  @Test
  void shortWritesAreContinued() throws IOException {
    channel.fault(Fault.SHORT_WRITES);
    assertThat(log.extend(200 << 10).byteSize()).isEqualTo(200 << 10);
    assertThat(path).hasSize(200 << 10);
  }

  @Test
  void fullDiskSpoilsNothingAndTheSpaceIsGivenBack() throws IOException {
    MemorySegment first = log.extend(4096).fill((byte) 1);
    channel.fillUpAfter(100_000);
    assertThatThrownBy(() -> log.extend(1 << 20)).hasMessage("No space left on device");
    assertThat(path).hasSize(4096);
    log.force(0, 4096);
    channel.fault(Fault.NONE);
    assertThat(log.extend(8192).mismatch(MemorySegment.ofArray(new byte[8192]))).isEqualTo(-1);
    byte[] expected = Arrays.copyOf(first.toArray(ValueLayout.JAVA_BYTE), 12288);
    assertThat(Files.readAllBytes(path)).isEqualTo(expected);
  }

  @Test
  void fullDiskSpoilsNothingWhereSpaceIsFilledInLargeUnits() throws IOException {
    log.seldomForced();
    log.extend(512 << 10);
    channel.fillUpAfter(400_000);
    assertThatThrownBy(() -> log.extend(1 << 20)).hasMessage("No space left on device");
    assertThat(path).hasSize(512 << 10);
    channel.fault(Fault.SHORT_WRITES);
    MemorySegment segment = log.extend(300 << 10);
    assertThat(segment.mismatch(MemorySegment.ofArray(new byte[300 << 10]))).isEqualTo(-1);
    assertThat(path).hasSize(812 << 10);
  }

  @Test
  void failedForceOfNewSpaceIsFinal() throws IOException {
    log.extend(4096);
    channel.fault(Fault.FORCE_FAILS);
    assertThatThrownBy(log::forceSpace)
        .isInstanceOf(FailedForceException.class)
        .hasMessageContaining("Input/output error");
    channel.fault(Fault.NONE);
    assertOfNoUse();
    assertThat(channel.forces()).isEqualTo(1);
  }

  @Test
  void failedForceOfAMappingIsFinal() throws IOException {
    log.extend(4096);
    channel.fault(Fault.MAPPING_FORCE_FAILS);
    log.extend(4096);
    channel.fault(Fault.NONE);
    log.force(0, 4096);
    assertThatThrownBy(() -> log.force(0, 8192))
        .isInstanceOf(FailedForceException.class)
        .hasMessageContaining("could not be forced");
    assertOfNoUse();
  }

  private void assertOfNoUse() {
    assertThatThrownBy(() -> log.force(0, 4096))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path + " is of no use since an earlier failure");
    assertThatThrownBy(() -> log.extend(4096))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is of no use since an earlier failure");
    assertThatThrownBy(log::forceSpace)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is of no use since an earlier failure");
  }

  @Test
  void errorOfCloseIsNotThrown() throws IOException {
    log.extend(4096);
    channel.fault(Fault.CLOSE_FAILS);
    log.close();
    assertThat(path).hasSize(4096);
  }
}
