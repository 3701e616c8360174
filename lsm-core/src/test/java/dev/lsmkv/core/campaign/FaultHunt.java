package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Planted.Lasting;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Lets operations of the disk fail until that ends badly. Given a seed, and a place that means
 * nothing here, it tells what it found, or nothing.
 */
final class FaultHunt implements BiFunction<Long, String, String> {

  private static final int WORKLOADS_MAX = 40;
  private static final int SITES = 60;

  @Override
  public String apply(Long seed, String place) {
    int cases = 0;
    try {
      for (long workload = seed; workload < seed + WORKLOADS_MAX; workload++) {
        int operations = FaultCase.operations(workload);
        cases++;
        SplittableRandom random = new SplittableRandom(workload);
        for (int i = 0; i < SITES; i++) {
          Lasting lasting = i % 2 == 0 ? Lasting.ONCE : Lasting.FROM_THEN_ON;
          FaultCase.at(workload, random.nextInt(operations), lasting).run();
          cases++;
        }
      }
      return "";
    } catch (AssertionError e) {
      if (e.getCause() instanceof LinkageError) {
        throw new IllegalStateException("the mistake made the class unusable", e);
      }
      return "after %,d cases: %s".formatted(cases + 1, shown(e.getMessage()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(found.length(), 160));
  }
}
