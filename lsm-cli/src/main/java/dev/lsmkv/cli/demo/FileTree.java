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

/**
 * A directory as indented lines. The store goes on working meanwhile: what is gone by the time it
 * is looked at is left out.
 */
final class FileTree {

  private final List<String> lines = new ArrayList<>();

  private FileTree() {}

  static List<String> lines(Path root, int linesMax) throws IOException {
    FileTree tree = new FileTree();
    tree.add(root, 0);
    int hidden = tree.lines.size() - linesMax;
    if (hidden <= 0) {
      return tree.lines;
    }
    List<String> shown = new ArrayList<>(tree.lines.subList(0, linesMax));
    shown.add("... and " + hidden + " more");
    return shown;
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

  private void add(Path path, int depth) throws IOException {
    String name = "  ".repeat(depth) + path.getFileName();
    if (!Files.isDirectory(path)) {
      lines.add(String.format(Locale.ROOT, "%-44s %10s", name, Units.bytes(bytes(path))));
      return;
    }
    lines.add(name + "/");
    for (Path child : children(path)) {
      add(child, depth + 1);
    }
  }
}
