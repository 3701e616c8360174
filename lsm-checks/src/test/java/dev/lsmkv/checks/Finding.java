package dev.lsmkv.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One place that breaks a rule, printed so that an editor can jump to it. */
public record Finding(Path file, long line, String message) {

  /** Fails with one line for each finding. */
  public static void assertNone(List<Finding> findings) {
    assertThat(findings)
        .withFailMessage(() ->
            findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "\n")))
        .isEmpty();
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
