package dev.lsmkv.examples.promise;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a store is made of, the same operations get the answers of a sorted map. */
final class SwapTest {

  private static final int STEPS = 400;

  static List<Selection> selections() {
    return Selection.worthTrying();
  }

  @ParameterizedTest
  @MethodSource("selections")
  void everySelectionAnswersAsASortedMap(Selection selection) {
    for (long seed = 1; seed <= 2; seed++) {
      Durability durability = seed == 1 ? Durability.SYNC : Durability.OS;
      run(seed, selection.toString(), () -> new Choice(selection, durability));
    }
  }

  @RepeatedTest(5)
  void everyOpenMayChooseOtherPartsThanTheOneBefore(RepetitionInfo repetition) {
    long seed = 100L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    run(
        seed,
        "parts that change",
        () ->
            new Choice(
                Selection.random(random), random.nextBoolean() ? Durability.SYNC : Durability.OS));
  }

  private static void run(long seed, String what, Supplier<Choice> choices) {
    try {
      new Workload(seed, new MemoryPlace(choices)).run(STEPS);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", " + what + ": " + e.getMessage(), e);
    }
  }

  private record Choice(Selection selection, Durability durability) {}

  private static final class MemoryPlace implements Workload.Place {

    private final Supplier<Choice> choices;
    private MemoryDisk disk = new MemoryDisk();

    MemoryPlace(Supplier<Choice> choices) {
      this.choices = choices;
    }

    @Override
    public LsmStore open() {
      Choice choice = choices.get();
      return disk.builder().options(choice.selection().options(choice.durability())).open();
    }

    @Override
    public LsmStore reopen(LsmStore store) {
      store.close();
      return open();
    }

    @Override
    public LsmStore kill(LsmStore store) {
      MemoryDisk killed = disk.killed();
      store.close();
      disk = killed;
      return open();
    }
  }
}
