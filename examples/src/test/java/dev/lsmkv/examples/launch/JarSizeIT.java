package dev.lsmkv.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an application takes on with the engine and its default parts. */
final class JarSizeIT {

  private static final long BYTES_MAX = 1_000_000;

  private static final List<String> DEFAULT_MODULES =
      List.of("lsm-api", "lsm-bloom", "lsm-compaction", "lsm-core", "lsm-sstable", "lsm-wal");

  private static final List<String> LIBRARIES =
      List.of("hash4j", "jackson-annotations", "jackson-core", "jackson-databind");

  @Test
  void theEngineWithItsDefaultPartsIsBelowOneMegabyte() throws IOException {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += DEFAULT_MODULES.contains(artifact(jar)) ? Files.size(jar) : 0;
    }
    assertThat(bytes).isBetween(1L, BYTES_MAX);
  }

  @Test
  void nothingElseComesWithThem() throws IOException {
    List<String> expected = new ArrayList<>(DEFAULT_MODULES);
    expected.addAll(LIBRARIES);
    assertThat(jars())
        .extracting(JarSizeIT::artifact)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> jars = Files.list(ChildJvm.LIBRARIES)) {
      return jars.toList();
    }
  }

  /** The name of a jar without its version. */
  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }
}
