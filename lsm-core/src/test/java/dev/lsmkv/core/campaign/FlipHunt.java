package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Planted.Lasting;
import java.util.ArrayList;
import java.util.List;

/** Lets bits flip in what is read, in workloads that are long enough to have several tables. */
final class FlipHunt extends CaseHunt {

  private static final int STEPS = 25;

  @Override
  List<FaultCase> cases(long workload, Place sought) throws Exception {
    List<FaultCase> cases = new ArrayList<>();
    List<Place> places = mappings(workload);
    for (int mapping = 0; mapping < places.size(); mapping++) {
      if (sought == Place.OTHER || places.get(mapping) == sought) {
        for (Lasting lasting : Lasting.values()) {
          cases.add(at(workload, mapping, lasting));
        }
      }
    }
    return cases;
  }

  /** What a workload maps, each of which can be read wrongly. */
  static List<Place> mappings(long seed) throws Exception {
    Flips none = new Flips(seed, Lasting.ONCE, Integer.MAX_VALUE);
    new FaultCase(seed, none, STEPS).run();
    return none.places();
  }

  /** A mapping is read wrongly, some bit of it. */
  static FaultCase at(long seed, int mapping, Lasting lasting) {
    long draws = 1_000_003 * (31 * seed + lasting.name().hashCode()) + mapping;
    return new FaultCase(seed, new Flips(draws, lasting, mapping), STEPS);
  }
}
