package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader in another process follows the writer through flushes and compactions. */
@Timeout(180)
final class ReaderProcessTest {

  private static final int ROWS = 6_000;
  private static final int ROWS_BETWEEN_BATCHES = 50;

  @TempDir private Path parent;

  @Test
  void aReaderInAnotherProcessSeesNoGapNeverGoesBackAndWritesNothing() throws Exception {
    Path directory = parent.resolve("store");
    StoreOptions options = TestStore.small().durability(Durability.OS).build();
    try (LsmStore store = LsmStore.builder(directory).options(options).open()) {
      store.put(bytes("first"), bytes("entry"));
      Process reader = start(directory);
      try (BufferedReader output = reader.inputReader(StandardCharsets.UTF_8)) {
        write(store, output);
        List<String> lines = output.lines().toList();
        assertThat(lines).as(this::complaints).isNotEmpty().last().isEqualTo("reached");
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.startsWith("saw "));
        assertThat(reader.waitFor()).isZero();
      } finally {
        reader.destroyForcibly();
      }
      assertThat(store.stats().flushes().count()).isGreaterThan(20);
      assertThat(store.stats().compactions().count()).isGreaterThan(10);
    }
  }

  /** Writes in steps, each seen by the reader before the next, so that it is there all along. */
  private void write(LsmStore store, BufferedReader output) throws IOException {
    int seen = 0;
    for (int i = 0; i < ROWS; i++) {
      store.put(ReaderProgram.row(i), bytes("value of some length " + i));
      if (i % ROWS_BETWEEN_BATCHES == 0) {
        WriteBatch batch = new WriteBatch();
        for (int slot = 0; slot < ReaderProgram.SLOTS; slot++) {
          batch.put(ReaderProgram.slot(slot), bytes(Integer.toString(i + 1)));
        }
        store.write(batch);
      }
      if (i % (ROWS / 10) == 0) {
        store.flush();
        seen = Math.max(seen, Integer.parseInt(saw(output)));
        assertThat(seen).isLessThanOrEqualTo(i + 1);
      }
    }
    store.compact();
  }

  private String saw(BufferedReader output) throws IOException {
    String line = String.valueOf(output.readLine());
    assertThat(line).as(() -> "after " + complaints()).startsWith("saw ");
    return line.substring(4);
  }

  /** What the reader's logger and its last exception say. */
  private String complaints() {
    try {
      return Files.readString(parent.resolve("complaints.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path directory) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            classPath(),
            ReaderProgram.class.getName(),
            directory.toString(),
            Integer.toString(ROWS));
    return new ProcessBuilder(command)
        .redirectError(parent.resolve("complaints.txt").toFile())
        .start();
  }

  /** All that this process runs on, modules included, as one class path. */
  private static String classPath() {
    return Stream.of("java.class.path", "jdk.module.path", "jdk.module.upgrade.path")
        .map(name -> System.getProperty(name, ""))
        .filter(path -> !path.isEmpty())
        .collect(
            Collectors.joining(
                File.pathSeparator, location(ReaderProgram.class) + File.pathSeparator, ""));
  }

  /** The directory that a class came from; a patched module has several. */
  private static Path location(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    String url = Objects.requireNonNull(type.getResource("/" + resource)).toString();
    return Path.of(URI.create(url.substring(0, url.length() - resource.length())));
  }
}
