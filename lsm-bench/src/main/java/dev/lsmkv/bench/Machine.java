package dev.lsmkv.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the figures were measured on. */
final class Machine {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private static final Set<String> MEMORY_TYPES = Set.of("tmpfs", "ramfs");

  private Machine() {}

  /**
   * A line for the machine, one for the JVM, and one for the file system of a place.
   *
   * @param place a directory
   */
  static List<String> lines(Path place) {
    return List.of(
        Runtime.getRuntime().availableProcessors()
            + " processors ("
            + field(CPU, "model name")
            + "), memory "
            + field(MEMORY, "MemTotal")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        "file system " + fileSystem(place));
  }

  private static String fileSystem(Path place) {
    try {
      String type = Files.getFileStore(place).type();
      return MEMORY_TYPES.contains(type)
          ? type + ", which is memory: forced writes and bytes written mean nothing"
          : type;
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
