package dev.lsmkv.core.campaign.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import java.util.Map;

/**
 * One write of one writer. It puts at least one entry, which holds the write's number, so that the
 * largest number in a store is that of the writer's last write there.
 *
 * @param writer whose it is
 * @param number which of his writes
 * @param durability what is asked for
 * @param changes by slot, the length of the filling behind the value, or {@link #DELETED}
 */
record Step(int writer, long number, Durability durability, Map<Integer, Integer> changes) {

  static final int DELETED = -1;
  static final int FILLING_MAX = 600_000;

  private static final String PATTERN = "abcdefghijklmnopqrstuvwxyz".repeat(FILLING_MAX / 26 + 2);

  static String key(int writer, int slot) {
    return "w%d/%03d".formatted(writer, slot);
  }

  /** What a value is filled up with, which differs from write to write. */
  static String filling(long number, int length) {
    int start = (int) (number % 26);
    return PATTERN.substring(start, start + length);
  }

  /**
   * Makes the write.
   *
   * @param seen of each writer, which of his writes was acknowledged before this one began
   */
  void write(LsmStore store, long[] seen) {
    WriteBatch batch = new WriteBatch();
    changes.forEach((slot, length) -> {
      byte[] key = key(writer, slot).getBytes(UTF_8);
      if (length == DELETED) {
        batch.delete(key);
      } else {
        batch.put(key, value(length, seen));
      }
    });
    store.write(batch, durability);
  }

  private byte[] value(int length, long[] seen) {
    StringBuilder text = new StringBuilder(length + 40);
    text.append(number);
    for (long count : seen) {
      text.append(',').append(count);
    }
    return text.append(';').append(filling(number, length)).toString().getBytes(UTF_8);
  }
}
