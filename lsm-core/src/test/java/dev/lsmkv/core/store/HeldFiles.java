package dev.lsmkv.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process holds of the files in a directory, as the kernel sees it. */
record HeldFiles(Path directory) {

  private static final Path MAPPINGS = Path.of("/proc/self/maps");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  static boolean canBeSeen() {
    return Files.isReadable(MAPPINGS) && Files.isReadable(DESCRIPTORS);
  }

  /** The mapped files, deleted ones included. */
  List<String> mapped() throws IOException {
    try (Stream<String> lines = Files.lines(MAPPINGS)) {
      return lines
          .filter(line -> line.contains(directory.toString()))
          .map(line -> line.substring(line.indexOf('/')))
          .distinct()
          .toList();
    }
  }

  /** The names of the tables of which a file is mapped. */
  Set<String> mappedTables() throws IOException {
    return mapped().stream()
        .filter(file -> file.contains("/sstable_"))
        .map(file -> file.replaceAll(".*/(sstable_\\d+)/.*", "$1"))
        .collect(Collectors.toSet());
  }

  /** The files with a descriptor. */
  List<String> opened() throws IOException {
    try (Stream<Path> links = Files.list(DESCRIPTORS)) {
      return links
          .map(HeldFiles::target)
          .filter(target -> target.startsWith(directory.toString()))
          .toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "closed meanwhile";
    }
  }
}
