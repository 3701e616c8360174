package dev.lsmkv.core.campaign;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Runs one workload after another on a disk with something wrong, until that ends badly. Given a
 * seed, and the place where it is to be wrong, or {@link Place#OTHER} for any, it tells what it
 * found, or nothing.
 */
abstract class CaseHunt implements BiFunction<Long, String, String> {

  private static final int WORKLOADS_MAX = 100;
  private static final int CASES = 60;

  @Override
  public final String apply(Long seed, String place) {
    Place sought = Place.valueOf(place);
    int cases = 0;
    try {
      for (long workload = seed; workload < seed + WORKLOADS_MAX; workload++) {
        for (FaultCase drawn : someOf(cases(workload, sought), workload)) {
          cases++;
          drawn.run();
        }
      }
      return "";
    } catch (AssertionError e) {
      if (e.getCause() instanceof LinkageError) {
        throw new IllegalStateException("the mistake made the class unusable", e);
      }
      return "after %,d cases: %s".formatted(cases, shown(e.getMessage()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All cases of a workload, each with something wrong at the place that is sought. */
  abstract List<FaultCase> cases(long workload, Place sought) throws Exception;

  private static List<FaultCase> someOf(List<FaultCase> all, long workload) {
    Collections.shuffle(all, new Random(workload));
    return all.subList(0, Math.min(all.size(), CASES));
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(found.length(), 160));
  }
}
