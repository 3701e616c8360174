package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.core.storage.FaultyChannel.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelAppendFileTest {

  private static final byte[] CONTENT = new byte[900_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir private Path directory;
  private Path path;
  private FaultyChannel channel;
  private ChannelAppendFile file;

  @BeforeEach
  void create() throws IOException {
    path = directory.resolve("file");
    channel = new FaultyChannel(path);
    file = new ChannelAppendFile(path, channel, new IoThreads(), new WriteBuffers());
  }

  @AfterEach
  void closeChannel() throws IOException {
    channel.fault(Fault.NONE);
    channel.close();
  }

  @Test
  void shortWritesAreContinued() throws IOException {
    channel.fault(Fault.SHORT_WRITES);
    file.write(CONTENT, 0, CONTENT.length);
    file.close();
    assertThat(Files.readAllBytes(path)).isEqualTo(CONTENT);
  }

  @Test
  void failedWriteIsFinal() throws IOException {
    channel.fillUpAfter(300_000);
    assertThatThrownBy(() -> file.write(CONTENT, 0, CONTENT.length))
        .hasMessage("No space left on device");
    channel.fault(Fault.NONE);
    assertOfNoUse("No space left on device");
    file.close();
    assertThat(channel.isOpen()).isFalse();
    assertThat(channel.forces()).isZero();
    assertThat(Files.readAllBytes(path)).isEqualTo(Arrays.copyOf(CONTENT, 300_000));
  }

  @Test
  void failedWriteCanBeTakenBack() throws IOException {
    file.write(CONTENT, 0, 70_000);
    file.flush();
    channel.fillUpAfter(20_000);
    assertThatThrownBy(() -> file.write(CONTENT, 70_000, 530_000))
        .hasMessage("No space left on device");
    file.retract(70_000);
    assertThat(path).hasSize(70_000);
    channel.fault(Fault.NONE);
    file.write(CONTENT, 70_000, 830_000);
    file.force();
    file.close();
    assertThat(file.position()).isEqualTo(900_000);
    assertThat(Files.readAllBytes(path)).isEqualTo(CONTENT);
  }

  @Test
  void nothingIsTakenBackAfterAFailedForce() throws IOException {
    channel.fault(Fault.FORCE_FAILS);
    file.write(CONTENT, 0, 100);
    assertThatThrownBy(file::force).hasMessage("Input/output error");
    channel.fault(Fault.NONE);
    assertThatThrownBy(() -> file.retract(0))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("Input/output error");
    assertOfNoUse("Input/output error");
  }

  @Test
  void failedForceIsFinal() throws IOException {
    channel.fault(Fault.FORCE_FAILS);
    file.write(CONTENT, 0, 100);
    assertThatThrownBy(file::force).hasMessage("Input/output error");
    channel.fault(Fault.NONE);
    assertOfNoUse("Input/output error");
    file.close();
    assertThat(channel.forces()).isEqualTo(1);
  }

  private void assertOfNoUse(String cause) {
    assertThatThrownBy(() -> file.write(CONTENT, 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path.toString())
        .hasRootCauseMessage(cause);
    assertThatThrownBy(file::force).isInstanceOf(IOException.class).hasRootCauseMessage(cause);
  }

  @Test
  void closeThatCannotWriteSaysSoAndClosesAllTheSame() {
    channel.fillUpAfter(0);
    assertThatThrownBy(
            () -> {
              file.write(CONTENT, 0, 100);
              file.close();
            })
        .hasMessage("No space left on device");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void errorOfCloseIsReportedOnce() throws IOException {
    channel.fault(Fault.CLOSE_FAILS);
    file.write(CONTENT, 0, 100);
    assertThatThrownBy(file::close).hasMessage("Stale file handle");
    file.close();
    assertThat(path).hasSize(100);
  }

  @Test
  void closeMakesNothingDurable() throws IOException {
    file.write(CONTENT, 0, 100);
    file.close();
    assertThat(channel.forces()).isZero();
  }
}
