package dev.lsmkv.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Shrinker;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepGenerator;
import dev.lsmkv.testkit.model.StepText;
import dev.lsmkv.testkit.model.StoreOpener;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {

  private static final StoreOpener FORGETFUL =
      (disk, options) -> new ForgetfulStore(Stores.open(disk, options));

  @Test
  void aBugAmongThousandsOfStepsIsShrunkToAHandful() {
    List<Step> steps = new StepGenerator(5, Choices::draw, 200).steps(3_000);
    assertThat(Execution.failure(FORGETFUL, steps)).isPresent();
    Shrinker shrinker = new Shrinker(list -> Execution.failure(FORGETFUL, list).isPresent(), 2_000);
    List<Step> shortest = shrinker.shrink(steps);
    String text = StepText.of(shortest);
    System.out.printf("shrunk from %,d steps in %,d runs to%n%s", 3_000, shrinker.runs(), text);
    assertThat(text)
        .isEqualTo(
            """
            put "a" ""
            delete "a"
            compact ..
            """);
  }

  @Test
  void theReportHoldsTheShortestListAsARegressionFileHasIt() {
    List<Step> steps = new StepGenerator(6, Choices::draw, 100).steps(2_000);
    AssertionError report = Shrinker.report(FORGETFUL, steps, "seed 6");
    String file = report.getMessage().lines().skip(2).reduce("", (all, line) -> all + line + "\n");
    assertThat(file).startsWith("# seed 6");
    List<Step> again = StepText.parse(file);
    assertThat(again).hasSizeLessThan(6);
    assertThat(Execution.failure(FORGETFUL, again)).isPresent();
    assertThat(Execution.failure(Stores::open, again)).isEmpty();
  }
}
