package dev.lsmkv.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.spi.entry.Key;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepTextTest {

  private static Choice choice(RandomGenerator random) {
    return Choice.DEFAULTS
        .with("durability", "os")
        .with("WAL.chunk-bytes", random.nextInt(9_000) + 1)
        .with("WAL", "mapped");
  }

  @Test
  void everyStepIsReadBackAsItWas() {
    List<Step> steps = new StepGenerator(3, StepTextTest::choice, 5).steps(3_000);
    assertThat(StepText.parse(StepText.of(steps))).isEqualTo(steps);
    assertThat(steps.stream().map(Step::getClass).distinct()).hasSize(15);
  }

  @Test
  void bytesAreReadable() {
    Step put =
        new Step.Put(Key.copyOf(new byte[] {'a', '"', '\\', 0, -1}), Key.copyOf(new byte[3_000]));
    assertThat(StepText.of(put)).isEqualTo("put \"a\\\"\\\\\\x00\\xff\" \"\\x00\\{3000}\"");
    assertThat(StepText.parse(StepText.of(put))).containsExactly(put);
  }

  @Test
  void commentsAndEmptyLinesMeanNothing() {
    assertThat(StepText.parse("# a comment\n\nflush\n  \n")).containsExactly(new Step.Flush());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jump", "put \"a\"", "get a", "get \"a", "flush now", "scan \"a\"", "kill x"})
  void whatIsNoStepIsRefused(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepText.parse(line))
        .withMessageContaining(line);
  }

  @Test
  void aChoiceBecomesOptions() {
    Choice choice = Choice.DEFAULTS.with("memTableBytes", 5).with("WAL", "channel");
    assertThat(choice.options().memTableBytes()).isEqualTo(5);
    assertThat(choice.options().provider(dev.lsmkv.api.Role.WAL)).hasValue("channel");
    assertThat(choice.without("WAL")).isEqualTo(Choice.DEFAULTS.with("memTableBytes", 5));
  }
}
