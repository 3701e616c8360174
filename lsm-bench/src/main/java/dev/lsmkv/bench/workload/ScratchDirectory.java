package dev.lsmkv.bench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is gone when it is closed, or when the program is interrupted. */
public final class ScratchDirectory implements AutoCloseable {

  private final Path path;
  private final Thread atShutdown = new Thread(this::deleteQuietly, "bench-cleanup");

  /**
   * A new directory.
   *
   * @param place where it is made
   * @throws IOException if it cannot be made
   */
  public ScratchDirectory(Path place) throws IOException {
    this.path = Files.createTempDirectory(Files.createDirectories(place), "lsm-bench");
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException shuttingDown) {
      // it runs already, and finds nothing to do
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException engineIsAtWork) {
      // what it makes meanwhile stays in a directory for such
    }
  }
}
