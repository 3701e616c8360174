package dev.lsmkv.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checked-out tree that this build builds: its modules as the parent pom names them. */
public final class Repository {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private final Path root;

  private Repository(Path root) {
    this.root = root;
  }

  /** Finds the tree from the working directory upwards. */
  public static Repository here() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("lsm-checks/pom.xml"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException(
          "not inside the source tree: " + Path.of("").toAbsolutePath());
    }
    return new Repository(directory);
  }

  public Path root() {
    return root;
  }

  /** The directory names of the modules, in the order of the build. */
  public List<String> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(root.resolve("pom.xml")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Where a module's compiled main classes are, which may hold nothing but module-info. */
  public Path classes(String module) {
    return root.resolve(module).resolve("target/classes");
  }

  /** Every Java file of every module, tests included; resources are data. */
  public List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = modules().stream().flatMap(module -> javaFiles(module).stream())) {
      return files.toList();
    }
  }

  private List<Path> javaFiles(String module) {
    Path sources = root.resolve(module).resolve("src");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    return filesBelow(sources).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !sources.relativize(file).getName(1).toString().equals("resources"))
        .toList();
  }

  /** The regular files below a directory, in a stable order. */
  public static List<Path> filesBelow(Path directory) {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
