package dev.lsmkv.checks.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.checks.Finding;
import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds every source file of the build to every rule. */
class RepositorySourcesTest {

  private static List<SourceFile> files;

  @BeforeAll
  static void parse() throws IOException {
    files = SourceParser.parse(Repository.here().javaFiles());
  }

  @Test
  void seesMainAndTestSources() {
    assertThat(files)
        .extracting(file -> file.path().getFileName().toString())
        .contains("Role.java", "SourceParser.java");
  }

  @ParameterizedTest
  @FieldSource("dev.lsmkv.checks.sources.SourceRule#ALL")
  void everyFileObeys(SourceRule rule) {
    Finding.assertNone(files.stream().flatMap(file -> rule.findings(file).stream()).toList());
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Finding.assertNone(PackageNotes.missing(files));
  }
}
