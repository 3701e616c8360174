package dev.lsmkv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  private static final String[] PHASES = {
    "Setup",
    "The directory",
    "Inside a table",
    "Reads, with filter and index at work",
    "Updates and deletions",
    "A flush by hand",
    "Compaction, before and after",
    "The anatomy of the tables",
    "Kill, and recovery",
    "Threads",
    "Statistics",
    "The final tree"
  };

  @TempDir private Path root;

  /** It kills two JVMs on the way, and ends with an error if one of them lost a write. */
  @Test
  void theDemoShowsItsTwelvePhasesInOrderAndCleansUp() {
    Transcript transcript = new Transcript();

    int code =
        Main.run(
            new String[] {"demo", "--no-pause"},
            transcript.console(InputStream.nullInputStream()),
            new OpenedStores(root));

    String text = transcript.text();
    assertThat(code).as(text).isZero();
    assertThat(text.lines().filter(line -> line.startsWith("===")))
        .hasSize(PHASES.length)
        .allSatisfy(heading -> assertThat(heading).contains(" of 12: "));
    assertThat(text).containsSubsequence(PHASES);
    assertThat(text).doesNotContain("! ");
    assertThat(text.split("Every acknowledged write is there", -1)).hasSize(3);
    assertThat(text).contains("found 2,000").contains("9,000 -> 9,000").contains("2,400 of 2,400");
    String directory =
        text.lines().filter(line -> line.contains("removed again")).findFirst().get();
    assertThat(Path.of(directory.replaceAll(".*closed, and | is removed.*", ""))).doesNotExist();
  }
}
