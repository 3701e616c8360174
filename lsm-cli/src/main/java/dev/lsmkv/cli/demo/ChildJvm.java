package dev.lsmkv.cli.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program again in a JVM of its own. */
final class ChildJvm {

  private static final String MODULE = "dev.lsmkv.cli";
  private static final String MAIN = "dev.lsmkv.cli.Main";

  private ChildJvm() {}

  /**
   * Starts it.
   *
   * @param errors the file that takes its standard error
   * @param arguments of the program
   * @return the process, whose standard output can be read
   * @throws IOException if it cannot be started
   */
  static Process start(Path errors, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(program(property("jdk.module.path"), property("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  /**
   * The class path takes everything, however this JVM was started; without any path this is a
   * linked image.
   */
  private static List<String> program(List<String> modulePath, List<String> classPath) {
    List<String> entries = new ArrayList<>();
    modulePath.forEach(
        entry -> entries.add(isDirectoryOfJars(entry) ? entry + File.separator + "*" : entry));
    entries.addAll(classPath);
    return entries.isEmpty()
        ? List.of("--module", MODULE + "/" + MAIN)
        : List.of("--class-path", String.join(File.pathSeparator, entries), MAIN);
  }

  private static boolean isDirectoryOfJars(String entry) {
    Path path = Path.of(entry);
    return Files.isDirectory(path) && !Files.exists(path.resolve("module-info.class"));
  }

  private static List<String> property(String name) {
    String paths = System.getProperty(name, "");
    return paths.isEmpty() ? List.of() : List.of(paths.split(File.pathSeparator));
  }
}
