package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.measure.Measurement;
import java.util.List;
import java.util.SplittableRandom;

/** Workloads that only write. */
final class Fills {

  private static final int BATCH = 1000;
  private static final int OVERWRITES = 4;

  private Fills() {}

  /** Every entry once, in the order of keys. */
  static List<Measurement> sequential(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    Measurement result =
        stand
            .toTheEnd(stand.entriesToFill())
            .run(index -> engine.put(stand.key(index), values.value(index, 0)));
    return filled(stand, result);
  }

  /** Every entry once, in random order. */
  static List<Measurement> random(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    Permutation permutation = stand.permutation();
    Measurement result =
        stand
            .toTheEnd(stand.entriesToFill())
            .run(index -> {
              long number = permutation.at(index);
              engine.put(stand.key(number), values.value(number, 0));
            });
    return filled(stand, result);
  }

  /** Every entry once, in random order, {@value #BATCH} at a time. */
  static List<Measurement> batches(Stand stand) {
    Values values = stand.values();
    Permutation permutation = stand.permutation();
    int batch = (int) Math.min(BATCH, stand.entriesToFill());
    Measurement result =
        stand
            .toTheEnd(stand.entriesToFill() / batch)
            .run(index -> stand.putAll(permutation, values, index * batch, (index + 1) * batch));
    return filled(stand, result.times(batch));
  }

  /** Writes from some threads, each forced to the disk, as many as the time allows. */
  static Body synced(int threads) {
    return stand -> {
      long each = Math.max(1, stand.entriesToFill() / threads);
      Permutation permutation = stand.permutation();
      Measurement result =
          stand
              .withinTime(each)
              .run(
                  threads,
                  thread -> {
                    Values values = stand.values();
                    return index -> {
                      long number = permutation.at(thread * each + index);
                      stand.engine().put(stand.key(number), values.value(number, 0));
                    };
                  });
      return filled(stand, result);
    };
  }

  /** New versions of random entries, {@value #OVERWRITES} times as many as there are entries. */
  static List<Measurement> overwrite(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(0);
    Measurement result =
        stand
            .toTheEnd(entries * OVERWRITES)
            .run(index -> {
              long number = random.nextLong(entries);
              engine.put(stand.key(number), values.value(number, index + 1));
            });
    return List.of(result.writing(stand.entryBytes()));
  }

  /** Deletes every second entry in random order, then reads what is left over their tombstones. */
  static List<Measurement> delete(Stand stand) {
    Permutation permutation = stand.permutation();
    long deletions = stand.entries().get() / 2;
    Measurement deleted =
        stand
            .toTheEnd(deletions)
            .run(index -> stand.engine().delete(stand.key(permutation.at(index))));
    stand.entries().addAndGet(-deletions);
    long began = System.nanoTime();
    stand.verify();
    long nanos = System.nanoTime() - began;
    return List.of(
        deleted.writing(KeyOrder.BYTES),
        Measurement.whole("scantombstones", stand.entries().get(), nanos));
  }

  /** Does the same draws again, and compares what every entry should have become. */
  static void checkOverwritten(Stand stand) {
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(0);
    for (long index = 0; index < entries * OVERWRITES; index++) {
      stand.versions().acknowledge(random.nextLong(entries), index + 1);
    }
    stand.verify();
  }

  private static List<Measurement> filled(Stand stand, Measurement result) {
    stand.entries().set(result.operations());
    return List.of(result.writing(stand.entryBytes()));
  }
}
