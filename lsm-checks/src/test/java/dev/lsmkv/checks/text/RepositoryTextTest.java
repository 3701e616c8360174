package dev.lsmkv.checks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.checks.Finding;
import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds every text file of the repository to the rules. */
class RepositoryTextTest {

  private static List<TextFile> files;

  @BeforeAll
  static void read() throws IOException {
    files = TextFile.allIn(Repository.here());
  }

  @Test
  void seesTheRepositoryAndNotItsBuild() {
    Path root = Repository.here().root();
    assertThat(files)
        .extracting(file -> root.relativize(file.path()).toString())
        .contains("LICENSE", "pom.xml", "lsm", ".ci/run")
        .noneMatch(path -> path.contains("target/"));
  }

  @Test
  void noFileNamesAMachine() {
    Finding.assertNone(files.stream().flatMap(file -> MachinePaths.in(file).stream()).toList());
  }

  @Test
  void everyLinkToAFileLeadsThere() {
    Finding.assertNone(
        files.stream()
            .filter(file -> file.path().toString().endsWith(".md"))
            .flatMap(file -> MarkdownLinks.broken(file).stream())
            .toList());
  }
}
