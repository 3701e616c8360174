package dev.lsmkv.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
}
