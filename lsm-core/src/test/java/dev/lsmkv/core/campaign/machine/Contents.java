package dev.lsmkv.core.campaign.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a view of a store holds.
 *
 * @param slots by writer, the number of the write that each of his slots comes from
 * @param seen of each writer, a write that must be there, since another was begun after it was
 *     acknowledged and is there
 */
record Contents(List<Map<Integer, Long>> slots, List<Long> seen) {

  /** Reads all that a cursor gives, and closes it. */
  static Contents of(Cursor cursor, int writers) {
    List<Map<Integer, Long>> slots = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      slots.add(new TreeMap<>());
    }
    long[] seen = new long[writers];
    try (cursor) {
      while (cursor.next()) {
        String key = new String(cursor.keyBytes(), UTF_8);
        String value = new String(cursor.valueBytes(), UTF_8);
        Long twice = slots.get(key.charAt(1) - '0').put(slot(key), number(key, value, seen));
        if (twice != null) {
          throw new AssertionError(key + " came twice in one scan");
        }
      }
    }
    return new Contents(slots, Arrays.stream(seen).boxed().toList());
  }

  private static int slot(String key) {
    return Integer.parseInt(key.substring(key.indexOf('/') + 1));
  }

  /** The number of the write that a value comes from; what it has seen is added to the rest. */
  static long number(String key, String value, long[] seen) {
    int end = value.indexOf(';');
    if (end < 0) {
      throw new AssertionError(key + " holds something that nobody wrote");
    }
    String[] numbers = value.substring(0, end).split(",", -1);
    long number = Long.parseLong(numbers[0]);
    for (int i = 0; i < seen.length; i++) {
      seen[i] = Math.max(seen[i], Long.parseLong(numbers[i + 1]));
    }
    String filling = value.substring(end + 1);
    if (filling.length() > Step.FILLING_MAX
        || !filling.equals(Step.filling(number, filling.length()))) {
      throw new AssertionError(key + " holds another filling than write " + number + " gave it");
    }
    return number;
  }

  /** The last write of a writer that is there; 0 if none is. */
  long last(int writer) {
    return slots.get(writer).values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
