package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Large values: written in random order, then read in random order before anything is compacted.
 *
 * @param size as it is shown behind {@code fill} and {@code read}
 */
record Large(String size) implements Body {

  @Override
  public List<Measurement> run(Stand stand) {
    List<Measurement> results = new ArrayList<>(Fills.random(stand));
    Values values = stand.values();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(0);
    results.add(
        stand
            .withinTime("read" + size, entries)
            .run(index -> {
              long number = random.nextLong(entries);
              values.checkedVersion(number, stand.engine().get(stand.key(number)));
            }));
    return results;
  }
}
