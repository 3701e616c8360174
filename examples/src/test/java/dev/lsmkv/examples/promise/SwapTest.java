package dev.lsmkv.examples.promise;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.contract.StoreContract;
import dev.lsmkv.testkit.model.Choice;
import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepGenerator;
import dev.lsmkv.testkit.storage.TestEnvironment;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a store is made of, the same operations get the answers of a sorted map. */
final class SwapTest {

  private static final int STEPS = 600;
  private static final int CALM = 25;

  static List<Selection> selections() {
    return Selection.worthTrying();
  }

  private static LsmStore open(Storage disk, StoreOptions options) {
    return LsmStore.builder(MemoryDisk.DIRECTORY)
        .options(options)
        .environment(TestEnvironment.on(disk))
        .open();
  }

  @ParameterizedTest
  @MethodSource("selections")
  void everySelectionAnswersAsASortedMap(Selection selection) {
    for (long seed = 1; seed <= 2; seed++) {
      Durability durability = seed == 1 ? Durability.SYNC : Durability.OS;
      run(seed, _ -> selection.choice(durability));
    }
  }

  @RepeatedTest(5)
  void everyOpenMayChooseOtherPartsThanTheOneBefore(RepetitionInfo repetition) {
    run(
        100L + repetition.getCurrentRepetition(),
        random ->
            Selection.random(random)
                .choice(random.nextBoolean() ? Durability.SYNC : Durability.OS));
  }

  private static void run(long seed, Function<RandomGenerator, Choice> choices) {
    List<Step> steps = new StepGenerator(seed, choices, CALM).steps(STEPS);
    try {
      Execution.run(SwapTest::open, steps);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ", begun with " + steps.getFirst(), e);
    }
  }

  /** All seven parts swapped: the store passes the contract of a store. */
  @Nested
  final class OfAllExamples implements StoreContract {

    @Override
    public LsmStore open(Storage disk, StoreOptions options) {
      StoreOptions.Builder swapped = options.toBuilder();
      Selection.ALL.swapped().forEach(role -> swapped.provider(role, Selection.exampleId(role)));
      return SwapTest.open(disk, swapped.build());
    }
  }
}
