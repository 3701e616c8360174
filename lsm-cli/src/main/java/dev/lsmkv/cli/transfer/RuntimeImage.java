package dev.lsmkv.cli.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runtime image of the JDK that runs: real data that every machine has. */
public final class RuntimeImage {

  private RuntimeImage() {}

  /**
   * Its files, which are classes and some resources.
   *
   * @return paths such as {@code /modules/java.base/java/lang/Object.class}, in order
   * @throws IOException if the image cannot be read
   */
  public static List<Path> files() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> paths = Files.walk(modules)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
