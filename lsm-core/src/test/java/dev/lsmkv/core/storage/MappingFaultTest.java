package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFaultTest {

  @TempDir private Path directory;

  /** In a process of its own, since the alternative is its death. */
  @Test
  void accessBeyondATruncationIsAnErrorAndNotTheEndOfTheProcess() throws IOException {
    try (ChildJvm child = ChildJvm.start(TruncationProgram.class, directory.resolve("file"))) {
      assertThat(child.line()).isEqualTo("InternalError");
      assertThat(child.line()).isEqualTo("alive");
    }
  }

  @Test
  void comparisonBeyondATruncationIsAnErrorAndNotTheEndOfTheProcess() throws IOException {
    try (ChildJvm child = ChildJvm.start(ComparisonProgram.class, directory.resolve("file"))) {
      assertThat(child.line()).isEqualTo("200");
      assertThat(child.line()).isEqualTo("InternalError");
      assertThat(child.line()).isEqualTo("alive");
    }
  }

  @Test
  void pipeInAFilesPlaceIsRefusedRatherThanWaitedFor() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no pipes without mkfifo");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    StorageFile file = new FileSystemStorage().directory(directory).file("pipe");
    assertThatThrownBy(file::map)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a regular file");
  }
}
