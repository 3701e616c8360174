package dev.lsmkv.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is gone when it is closed, or when the program is interrupted. */
final class TemporaryDirectory implements AutoCloseable {

  private final Path path;
  private final Thread atShutdown = new Thread(this::deleteWhatIsLeft, "demo-cleanup");

  TemporaryDirectory(String name) throws IOException {
    this.path = Files.createTempDirectory(name);
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  Path path() {
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
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void deleteWhatIsLeft() {
    try {
      delete();
    } catch (IOException storeIsAtWork) {
      // it may make a file meanwhile, which then stays in a directory for such
    }
  }
}
