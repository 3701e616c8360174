package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Planted.Lasting;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets operations of the disk fail. For the log it takes the workloads in which a record has most
 * to go through there, the large ones.
 */
final class FaultHunt extends CaseHunt {

  @Override
  List<FaultCase> cases(long workload, Place sought) throws Exception {
    List<FaultCase> cases = new ArrayList<>();
    if (sought == Place.LOG && !FaultLoad.of(workload).hasLargeRecords()) {
      return cases;
    }
    List<Place> places = FaultCase.sites(workload);
    for (int site = 0; site < places.size(); site++) {
      if (sought == Place.OTHER || places.get(site) == sought) {
        for (Lasting lasting : Lasting.values()) {
          cases.add(FaultCase.at(workload, site, lasting));
        }
      }
    }
    return cases;
  }
}
