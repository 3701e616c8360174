package dev.lsmkv.examples;

import dev.lsmkv.api.Codecs;
import dev.lsmkv.api.Codecs.Pair;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OrderedCodec;
import dev.lsmkv.api.TypedCursor;
import dev.lsmkv.api.TypedStore;
import java.nio.file.Path;

/**
 * Readings of sensors under pairs of sensor and second: one sensor's are side by side, in order.
 */
public final class RangeScan {

  private static final OrderedCodec<Pair<String, Long>> SENSOR_AND_SECOND =
      Codecs.pair(Codecs.utf8(), Codecs.int64());

  private RangeScan() {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code readings-data} if there is none
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "readings-data");
    try (LsmStore store = LsmStore.open(directory)) {
      TypedStore<Pair<String, Long>, Long> readings =
          store.typed(SENSOR_AND_SECOND, Codecs.int64());
      for (long second = 0; second < 3_600; second += 600) {
        readings.put(new Pair<>("attic", second), 12 + second / 600);
        readings.put(new Pair<>("cellar", second), 9L);
      }
      print("attic, the middle", readings.scan(between(readings, "attic", 1_200, 2_400)));
      print("cellar, newest first", readings.scanReverse(sensor("cellar")));
    }
  }

  private static KeyRange between(
      TypedStore<Pair<String, Long>, Long> readings, String sensor, long from, long to) {
    return readings.between(new Pair<>(sensor, from), new Pair<>(sensor, to));
  }

  private static KeyRange sensor(String name) {
    return Codecs.keysWithFirst(Codecs.utf8(), name);
  }

  private static void print(String what, TypedCursor<Pair<String, Long>, Long> cursor) {
    System.out.println(what);
    try (cursor) {
      while (cursor.next()) {
        System.out.println("  " + cursor.key().second() + " s: " + cursor.value() + " degrees");
      }
    }
  }
}
