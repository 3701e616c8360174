package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Planted.Lasting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Lets operations of the disk fail until that ends badly. Given a seed, and a place whose
 * operations are to fail, or {@link Place#OTHER} for any, it tells what it found, or nothing. For
 * the log it takes the workloads in which a record has most to go through there, the large ones.
 */
final class FaultHunt implements BiFunction<Long, String, String> {

  private static final int WORKLOADS_MAX = 100;
  private static final int CASES = 60;

  @Override
  public String apply(Long seed, String place) {
    Place sought = Place.valueOf(place);
    int cases = 0;
    try {
      for (long workload = seed; workload < seed + WORKLOADS_MAX; workload++) {
        if (sought == Place.LOG && !FaultLoad.of(workload).hasLargeRecords()) {
          continue;
        }
        cases++;
        for (FaultCase drawn : draw(workload, sought)) {
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

  /** The cases of one workload, or some of them if they are many. */
  private static List<FaultCase> draw(long workload, Place sought) throws Exception {
    List<Place> places = FaultCase.sites(workload);
    List<FaultCase> all = new ArrayList<>();
    for (int site = 0; site < places.size(); site++) {
      if (sought == Place.OTHER || places.get(site) == sought) {
        for (Lasting lasting : Lasting.values()) {
          all.add(FaultCase.at(workload, site, lasting));
        }
      }
    }
    Collections.shuffle(all, new Random(workload));
    return all.subList(0, Math.min(all.size(), CASES));
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(found.length(), 160));
  }
}
