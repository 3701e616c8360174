package dev.lsmkv.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Java the documentation shows stands word for word in the file that it names. */
final class QuotedCodeTest {

  private static final Path ROOT = root();

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("lsm-api/pom.xml"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(page -> page.toString().endsWith(".md"))
          .map(ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockThatNamesItsFileStandsInIt(Path page) throws IOException {
    for (QuotedCode quoted : QuotedCode.in(Files.readString(ROOT.resolve(page)))) {
      if (quoted.source().isPresent()) {
        String source = quoted.source().get();
        assertThat(quoted.standsIn(Files.readString(ROOT.resolve(source))))
            .as("in %s:\n%s", source, String.join("\n", quoted.lines()))
            .isTrue();
      }
    }
  }

  @Test
  void everyBlockOfThePageOnPluginsNamesItsFile() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/plugins.md"));
    assertThat(QuotedCode.in(page))
        .hasSizeGreaterThan(3)
        .allSatisfy(quoted -> assertThat(quoted.source()).isPresent());
  }

  private static QuotedCode first(String page) {
    return QuotedCode.in(page).getFirst();
  }

  @Test
  void aChangedLineIsFound() {
    QuotedCode quoted = first("text\n<!-- a/B.java -->\n```java\nif (a) {\n  b();\n\n}\n```\n");
    assertThat(quoted.source()).hasValue("a/B.java");
    assertThat(quoted.standsIn("class B {\n    if (a) {\n      b();\n\n    }\n}\n")).isTrue();
    assertThat(quoted.standsIn("if (a) {\n  b();\n\n}\n")).isTrue();
    assertThat(quoted.standsIn("if (a) {\n  c();\n\n}\n")).isFalse();
    assertThat(quoted.standsIn("if (a) {\n    b();\n\n}\n")).isFalse();
    assertThat(quoted.standsIn("if (a) {\n  b();\n")).isFalse();
  }

  @Test
  void aBlockWithoutAFileIsFound() {
    assertThat(first("```java\na();\n```\n").source()).isEmpty();
    assertThat(first("<!-- a/B.java -->\n\n```java\na();\n```\n").source()).isEmpty();
    assertThat(QuotedCode.in("```sh\nls\n```\n")).isEmpty();
  }
}
