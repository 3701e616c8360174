package dev.lsmkv.core.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;

/**
 * Damages stores until one gives a wrong answer or an exception nobody declares. Given a seed and
 * the name of a place, it tells what it found there, or nothing.
 */
final class DamageHunt implements BiFunction<Long, String, String> {

  private static final int SAMPLES_MAX = 10_000;

  @Override
  public String apply(Long seed, String place) {
    try {
      DamagedStore damaged = DamagedStore.make(seed);
      DamagePlan plan = DamagePlan.samples(damaged.sound(), Place.valueOf(place), seed);
      for (long number = 1; number <= SAMPLES_MAX; number++) {
        String found = examine(damaged, plan.damage(number), number);
        if (!found.isEmpty()) {
          return "after %,d samples: %s".formatted(number, found);
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String examine(DamagedStore damaged, Damage damage, long number)
      throws IOException {
    try {
      damaged.examine(damage, number);
      return "";
    } catch (RuntimeException | AssertionError e) {
      return damage + " led to " + e;
    }
  }
}
