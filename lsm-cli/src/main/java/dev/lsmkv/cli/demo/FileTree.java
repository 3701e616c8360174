package dev.lsmkv.cli.demo;

import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The directory of a store as indented lines, each file with its size and purpose. Of the tables
 * the first is shown whole and few others at all. The store goes on working meanwhile: what is gone
 * by the time it is looked at is left out.
 */
final class FileTree {

  private static final int TABLES_SHOWN = 4;

  /** What a file is for, by the beginning of its name. */
  private static final Map<String, String> PURPOSES =
      Map.of(
          "LOCK",
          "held by the one writer",
          "ROOT-",
          "names all that belongs; two are kept",
          "manifest_l",
          "the tables of one level",
          "data.",
          "the entries, in blocks",
          "filter.",
          "says of most absent keys that they are absent",
          "index.",
          "leads to the one block where a key would be",
          TableFiles.PROPERTIES,
          "counts, bounds, checksums",
          "0",
          "what is not in tables yet");

  private final List<String> lines = new ArrayList<>();

  private FileTree() {}

  static List<String> lines(Path store) throws IOException {
    FileTree tree = new FileTree();
    tree.addDirectory(store, 0);
    return tree.lines;
  }

  /** The entries of a directory in order of their names; none if it is gone. */
  static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    children.sort(null);
    return children;
  }

  static long bytes(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private void addDirectory(Path directory, int depth) throws IOException {
    lines.add("  ".repeat(depth) + directory.getFileName() + "/");
    List<Path> children = children(directory);
    if (directory.endsWith("sstables")) {
      addTables(children, depth + 1);
      return;
    }
    for (Path child : children) {
      if (Files.isDirectory(child)) {
        addDirectory(child, depth + 1);
      } else {
        addLine(child.getFileName().toString(), depth + 1, bytes(child), purpose(child));
      }
    }
  }

  private void addTables(List<Path> tables, int depth) throws IOException {
    int shown = Math.min(tables.size(), TABLES_SHOWN);
    for (Path table : tables.subList(0, shown)) {
      if (table.equals(tables.getFirst())) {
        addDirectory(table, depth);
      } else {
        long bytes = 0;
        for (Path file : children(table)) {
          bytes += bytes(file);
        }
        addLine(table.getFileName() + "/", depth, bytes, "the same files");
      }
    }
    if (shown < tables.size()) {
      lines.add("  ".repeat(depth) + "... and " + (tables.size() - shown) + " tables more");
    }
  }

  private void addLine(String name, int depth, long bytes, String purpose) {
    String indented = "  ".repeat(depth) + name;
    lines.add(
        String.format(Locale.ROOT, "%-34s %10s  %s", indented, Units.bytes(bytes), purpose)
            .stripTrailing());
  }

  private static String purpose(Path file) {
    String name = file.getFileName().toString();
    return PURPOSES.entrySet().stream()
        .filter(purpose -> name.startsWith(purpose.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
