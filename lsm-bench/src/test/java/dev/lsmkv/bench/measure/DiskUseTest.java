package dev.lsmkv.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {

  @Test
  void filesOfAllDirectoriesCount(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("one"), new byte[10]);
    Files.write(Files.createDirectory(directory.resolve("below")).resolve("two"), new byte[5]);
    assertThat(DiskUse.bytesBelow(directory)).isEqualTo(15);
  }
}
