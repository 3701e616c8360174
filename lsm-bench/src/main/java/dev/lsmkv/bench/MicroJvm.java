package dev.lsmkv.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the microbenchmarks of the parts in a JVM of their own. They are in a module that only the
 * profile {@code peers} builds, as is the library that runs them; it comes by the class path.
 */
final class MicroJvm {

  private static final String MAIN = "org.openjdk.jmh.Main";

  private MicroJvm() {}

  /**
   * Runs some of them.
   *
   * @param names a regular expression for their names
   * @return the exit code
   */
  static int run(String names) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--class-path",
            System.getProperty("java.class.path"),
            MAIN,
            names);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
