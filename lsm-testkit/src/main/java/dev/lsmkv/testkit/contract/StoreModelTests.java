package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.testkit.model.Choice;
import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random operations against the model. */
interface StoreModelTests extends StoreFixture {

  private static Choice choice(java.util.random.RandomGenerator random) {
    return Choice.DEFAULTS
        .with("durability", random.nextBoolean() ? "os" : "none")
        .with("memTableBytes", 4_096 << random.nextInt(4));
  }

  @Test
  default void randomOperationsAreAnsweredAsByTheModel() {
    for (long seed = 1; seed <= 3; seed++) {
      List<Step> steps = new StepGenerator(seed, StoreModelTests::choice, 50).steps(1_000);
      assertTrue(Execution.run(this, steps) > 1_000, "operations");
    }
  }
}
