package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockHolderTest {

  @TempDir private Path directory;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    LockHolder current = LockHolder.current();
    Path file = Files.createFile(directory.resolve("LOCK"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      current.writeTo(channel);
      assertThat(LockHolder.readFrom(channel)).isEqualTo(current);
    }
    assertThat(current).hasToString(current.text());
    assertThat(current.text()).contains("pid " + ProcessHandle.current().pid()).contains("started");
  }

  @Test
  void foreignContentComesOutHarmless() throws IOException {
    assertThat(read("")).isEqualTo("unknown");
    assertThat(read(" \n\t")).isEqualTo("unknown");
    assertThat(read("a\u001b[31m\nb\u0000ä")).isEqualTo("a?[31m?b???");
    assertThat(read("y".repeat(5000))).hasSizeLessThanOrEqualTo(200).startsWith("yyy");
  }

  private String read(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("LOCK"), content);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return LockHolder.readFrom(channel).text();
    }
  }

  @Test
  void unusableChannelIsNoError() throws IOException {
    Path file = Files.writeString(directory.resolve("LOCK"), "pid 1\n");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.close();
    assertThat(LockHolder.readFrom(channel).text()).isEqualTo("unknown");
    LockHolder.current().writeTo(channel);
    assertThat(file).hasContent("pid 1\n");
  }
}
