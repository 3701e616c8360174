package dev.lsmkv.checks.text;

import dev.lsmkv.checks.Finding;
import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/** A file of the repository that people read. */
record TextFile(Path path, String text) {

  /** What lies in the tree and is not of the repository, by the names that .gitignore has too. */
  private static final Set<String> PASSED_OVER = Set.of("target", ".git", ".idea");

  /** Every file but binary ones, which hold a zero byte. */
  static List<TextFile> allIn(Repository repository) throws IOException {
    List<TextFile> files = new ArrayList<>();
    Files.walkFileTree(repository.root(), new Reader(repository.root().resolve("data"), files));
    return files;
  }

  Finding finding(MatchResult match, String message) {
    long line = 1 + text.substring(0, match.start()).chars().filter(c -> c == '\n').count();
    return new Finding(path, line, message);
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path launchersStore;
    private final List<TextFile> files;

    Reader(Path launchersStore, List<TextFile> files) {
      this.launchersStore = launchersStore;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return isPassedOver(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (!isPassedOver(file) && text.indexOf('\0') < 0) {
        files.add(new TextFile(file, text));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isPassedOver(Path path) {
      return PASSED_OVER.contains(path.getFileName().toString()) || path.equals(launchersStore);
    }
  }
}
