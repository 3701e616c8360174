package dev.lsmkv.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {

  @Test
  void listNamesEnginesAndWorkloads() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int exitCode =
        Main.run(new String[] {"--list"}, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(exitCode).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("lsmkv, skiplist")
        .contains("fillseq, fillrandom");
  }

  @Test
  void publishPutsTheFiguresOfTheLastRunIntoAPage(@TempDir Path out) throws IOException {
    Path page = out.resolve("page.md");
    Files.writeString(page, "before\n<!-- figures: begin -->\n<!-- figures: end -->\nbehind\n");
    Files.writeString(out.resolve("bench.md"), "# Benchmarks\n\n| row |\n");
    String[] arguments = {"--publish", page.toString(), "--out", out.toString()};
    assertThat(Main.run(arguments, System.out)).isZero();
    assertThat(page).content().contains("before", "| row |", "behind").doesNotContain("# B");
  }
}
