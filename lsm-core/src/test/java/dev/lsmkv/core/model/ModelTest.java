package dev.lsmkv.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Shrinker;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepGenerator;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random operations with more flushes, compactions, reopens and kills among them than the campaign
 * has, against the model.
 */
final class ModelTest {

  private static final int STEPS = 1_500;
  private static final int CALM = 25;

  @RepeatedTest(10)
  void theStoreAgreesWithItsModel(RepetitionInfo repetition) {
    long seed = 7_000L + repetition.getCurrentRepetition();
    List<Step> steps = new StepGenerator(seed, Choices::draw, CALM).steps(STEPS);
    try {
      assertThat(Execution.run(Stores::open, steps)).isGreaterThan(STEPS);
    } catch (AssertionError e) {
      e.addSuppressed(Shrinker.report(Stores::open, steps, "seed " + seed));
      throw e;
    }
  }
}
