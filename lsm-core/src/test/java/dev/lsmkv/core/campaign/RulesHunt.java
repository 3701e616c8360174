package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmException;
import java.util.function.BiFunction;

/**
 * Compares a store with a sorted map until the two differ. Given a seed, and a place that means
 * nothing here, it tells what it found, or nothing.
 */
final class RulesHunt implements BiFunction<Long, String, String> {

  private static final int WORKLOADS_MAX = 60;
  private static final int STEPS = 400;

  @Override
  public String apply(Long seed, String place) {
    for (int i = 0; i < WORKLOADS_MAX; i++) {
      try (ComparedStore compared = new ComparedStore(seed + i)) {
        compared.run(STEPS);
      } catch (AssertionError | LsmException | IllegalStateException e) {
        return "in workload %d: %s".formatted(i + 1, e.getMessage());
      }
    }
    return "";
  }
}
