package dev.lsmkv.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists of steps that have failed once, or nearly: each is a file below {@code regressions}. */
final class RegressionsTest {

  static List<Path> files() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(RegressionsTest.class.getResource("/regressions")).toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatHasFailedOnceDoesNotFailAgain(Path file) throws IOException {
    List<Step> steps = StepText.parse(Files.readString(file));
    assertThat(Execution.run(Stores::open, steps)).isGreaterThan(steps.size());
  }
}
