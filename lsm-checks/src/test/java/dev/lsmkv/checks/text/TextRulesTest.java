package dev.lsmkv.checks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.checks.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants what each rule forbids; paths are put together here, lest this file break the rule. */
class TextRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"root", "work", "home/ada", "Users/ada"})
  void pathOfOneMachineIsFound(String directory) {
    TextFile file = new TextFile(Path.of("a"), "first\nsee /" + directory + "/notes");
    assertThat(MachinePaths.in(file)).extracting(Finding::line).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/lib/jvm/", "docs/work/notes", "https://a.example/home/ada"})
  void pathOfEveryMachineIsNot(String path) {
    assertThat(MachinePaths.in(new TextFile(Path.of("a"), path))).isEmpty();
  }

  @Test
  void brokenLinkIsFound(@TempDir Path directory) throws Exception {
    Files.createFile(directory.resolve("there.md"));
    String text =
        """
        [good](there.md) [web](https://example.org/x)
        [bad](missing.md) and `[code](missing.md)`
        ```
        [code](missing.md)
        ```
        ![image](missing.png "title")

        [reference]: missing/too.md
        """;
    TextFile file = new TextFile(directory.resolve("a.md"), text);
    assertThat(MarkdownLinks.broken(file)).extracting(Finding::line).containsExactly(2L, 6L, 8L);
  }

  @Test
  void linkToMissingHeadingIsFound(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("there.md"), "## Two `words`, and more\n```\n# code\n```\n");
    String text =
        """
        [good](there.md#two-words-and-more) [second](there.md#two-words-and-more-1) [here](#here)
        [bad](there.md#two-words)
        [code](there.md#code)
        [bad](#nowhere)
        [line](A.java#L1)
        # Here
        """;
    Files.createFile(directory.resolve("A.java"));
    TextFile file = new TextFile(directory.resolve("a.md"), text);
    assertThat(MarkdownLinks.broken(file)).extracting(Finding::line).containsExactly(2L, 3L, 4L);
  }
}
