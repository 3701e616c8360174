package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All writes of one writer: the one of a number is the same in every process, so that nobody has to
 * remember what was written.
 *
 * @param seed of all scripts of a load
 * @param writer the number of the writer
 * @param mix which durabilities he asks for
 */
record Script(long seed, int writer, Mix mix) {

  static final int SLOTS = 60;
  private static final int BATCH_MAX = 6;
  private static final int VALUES_A_LARGE_ONE = 500;
  private static final int LARGE_MIN = 65_000;

  Step step(long number) {
    SplittableRandom random = new SplittableRandom(seed ^ (number * 64 + writer));
    Map<Integer, Integer> changes = new LinkedHashMap<>();
    changes.put(random.nextInt(SLOTS), filling(random));
    if (random.nextInt(5) < 2) {
      int more = 1 + random.nextInt(BATCH_MAX - 1);
      for (int i = 0; i < more; i++) {
        int length = random.nextInt(3) == 0 ? Step.DELETED : filling(random);
        changes.putIfAbsent(random.nextInt(SLOTS), length);
      }
    }
    return new Step(writer, number, mix.draw(random), changes);
  }

  /** Now and then one that a log writes in parts, on its own or in a batch. */
  private static int filling(SplittableRandom random) {
    if (random.nextInt(VALUES_A_LARGE_ONE) == 0) {
      return random.nextInt(LARGE_MIN, Step.FILLING_MAX);
    }
    return switch (random.nextInt(100)) {
      case 0 -> random.nextInt(20_000);
      case 1, 2, 3, 4, 5, 6, 7, 8 -> random.nextInt(2_000);
      default -> random.nextInt(100);
    };
  }

  /**
   * How many writes are certain to outlive an accident.
   *
   * @param needed the least durability that outlives it
   * @param before so many were there when the writer began
   * @param acknowledged so many were acknowledged
   */
  long certain(Durability needed, long before, long acknowledged) {
    long number = acknowledged;
    while (number > before && step(number).durability().compareTo(needed) > 0) {
      number--;
    }
    return number;
  }
}
