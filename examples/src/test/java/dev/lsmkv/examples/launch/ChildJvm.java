package dev.lsmkv.examples.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Starts programs as a user does: with the java of this JDK, and the jars that the build made. */
final class ChildJvm {

  /** Everything that the examples need at run time. */
  static final Path LIBRARIES = Path.of(System.getProperty("examples.libraries"));

  /** The examples themselves. */
  static final Path EXAMPLES = Path.of(System.getProperty("examples.jar"));

  /** The programs of these tests. */
  static final Path TESTS = Path.of(System.getProperty("examples.tests"));

  private ChildJvm() {}

  /**
   * How a program ended.
   *
   * @param exit its exit code
   * @param output what it wrote on standard output
   * @param errors what it wrote on standard error
   */
  record Ended(int exit, String output, String errors) {}

  /** A tool of this JDK. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  static String path(Path... elements) {
    return String.join(File.pathSeparator, Stream.of(elements).map(Path::toString).toList());
  }

  /** All jars of the library directory, for a class path. */
  static Path allLibraries() {
    return LIBRARIES.resolve("*");
  }

  static List<String> command(String first, String... rest) {
    List<String> command = new ArrayList<>(List.of(first));
    command.addAll(List.of(rest));
    return command;
  }

  /** Runs a program to its end. */
  static Ended run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String output = text(process.getInputStream());
    int exit = process.onExit().join().exitValue();
    return new Ended(exit, output, errors.join());
  }

  private static String text(InputStream stream) {
    try (stream) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace(System.lineSeparator(), "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
