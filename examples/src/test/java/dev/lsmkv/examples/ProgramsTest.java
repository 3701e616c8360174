package dev.lsmkv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs each program as a user would, twice, since the second run finds the store of the first. */
final class ProgramsTest {

  @TempDir private Path directory;

  private interface Program {

    void main(String[] args) throws IOException;
  }

  private String output(Program program) throws IOException {
    String first = run(program);
    assertThat(run(program)).as("the second run").isEqualTo(first);
    return first;
  }

  private String run(Program program) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(out);
      program.main(new String[] {directory.resolve("store").toString()});
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void quickstart() throws IOException {
    assertThat(output(Quickstart::main))
        .isEqualTo(
            """
            Everest is high: 8849
            Everest = 8849
            Mont Blanc = 4806
            """);
  }

  @Test
  void jsonValues() throws IOException {
    assertThat(output(JsonValues::main))
        .isEqualTo(
            """
            1985: SICP by [Abelson, Sussman, Sussman]
            1917: On Growth and Form by [D'Arcy Thompson]
            """);
  }

  @Test
  void transfers() throws IOException {
    assertThat(output(Transfers::main))
        .isEqualTo(
            """
            account 7: 10000, then 2551
            in all: 100000, then 100000
            """);
  }

  @Test
  void rangeScan() throws IOException {
    assertThat(output(RangeScan::main))
        .isEqualTo(
            """
            attic, the middle
              1200 s: 14 degrees
              1800 s: 15 degrees
            cellar, newest first
              3000 s: 9 degrees
              2400 s: 9 degrees
              1800 s: 9 degrees
              1200 s: 9 degrees
              600 s: 9 degrees
              0 s: 9 degrees
            """);
  }

  @Test
  void swapPart() throws IOException {
    assertThat(output(SwapPart::main))
        .isEqualTo(
            """
            banana is there: false
            the filter knew it, and no table was read: true
            """);
  }

  @Test
  void randomLoad() throws InterruptedException {
    RandomLoad.main(new String[] {directory.resolve("store").toString(), "20000"});
    try (LsmStore store = LsmStore.open(directory.resolve("store"))) {
      assertThat(store.stats().levels()).anyMatch(level -> level.entries() == 20_000);
    }
  }

  @Test
  void importJdk() throws IOException {
    int files = JdkClasses.names().size();
    assertThat(files).isGreaterThan(10_000);
    assertThat(run(ImportJdk::main))
        .containsPattern("^Imported " + files + " class files, [0-9.]+ MB, in ")
        .containsPattern("\nCompared " + files + " class files, [0-9.]+ MB, in ");
  }
}
