package dev.lsmkv.examples;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats.LevelStats;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Puts entries of 16 + 100 bytes in random order, waits until no level is over its limits, closes
 * the store, opens it again, and reads back every entry, first one by one and then in one scan.
 *
 * <p>Five million of them fit a heap of 512 MiB: {@code java -Xmx512m …}.
 */
public final class RandomLoad {

  private static final int KEY_BYTES = 16;
  private static final int VALUE_BYTES = 100;

  private final long entries;
  private final LsmStore store;

  private RandomLoad(long entries, LsmStore store) {
    this.entries = entries;
    this.store = store;
  }

  /**
   * Runs it.
   *
   * @param args the directory of the store, which must be new, and the number of entries; {@code
   *     random-data} and 1 000 000 if there are none
   * @throws InterruptedException if the wait for compaction is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    Path directory = Path.of(args.length > 0 ? args[0] : "random-data");
    long entries = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
    StoreOptions options = StoreOptions.builder().durability(Durability.OS).build();
    try (LsmStore store = LsmStore.open(directory, options)) {
      RandomLoad load = new RandomLoad(entries, store);
      timed("put", entries, load::put);
      store.flush();
      load.awaitLimits();
    }
    try (LsmStore store = LsmStore.open(directory, options)) {
      RandomLoad load = new RandomLoad(entries, store);
      timed("read one by one", entries, load::get);
      timed("read in one scan", entries, load::scan);
      store.stats().levels().forEach(RandomLoad::print);
    }
  }

  private static void timed(String what, long entries, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%,d %s in %.1f s, %,.0f a second%n", entries, what, seconds, entries / seconds);
  }

  private static void print(LevelStats level) {
    System.out.printf(
        "level %d: %d runs, %,d tables of %,d, %,d bytes of %,d%n",
        level.level(),
        level.runs(),
        level.tables(),
        level.tableLimit(),
        level.bytes(),
        level.byteLimit());
  }

  private void put() {
    for (long i = 0; i < entries; i++) {
      store.put(key(i), value(i));
    }
  }

  private void awaitLimits() throws InterruptedException {
    while (store.stats().compactions().running() > 0
        || store.stats().levels().stream().anyMatch(RandomLoad::isOverLimit)) {
      Thread.sleep(100);
    }
  }

  private static boolean isOverLimit(LevelStats level) {
    return level.bytes() > level.byteLimit()
        || level.tables() > level.tableLimit()
        || level.entries() > level.entryLimit();
  }

  private void get() {
    for (long i = 0; i < entries; i++) {
      byte[] value = store.get(key(i)).orElseThrow();
      if (!Arrays.equals(value, value(i))) {
        throw new IllegalStateException("not what was put: entry " + i);
      }
    }
  }

  private void scan() {
    long found = 0;
    byte[] before = {};
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        byte[] key = cursor.keyBytes();
        if (Arrays.compareUnsigned(before, key) >= 0 || cursor.value().byteSize() != VALUE_BYTES) {
          throw new IllegalStateException("out of order, or cut short");
        }
        before = key;
        found++;
      }
    }
    if (found != entries) {
      throw new IllegalStateException(found + " entries in place of " + entries);
    }
  }

  /** Multiplication by an odd number loses nothing, so no two are the same. */
  private static byte[] key(long i) {
    long mixed = i * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    return ByteBuffer.allocate(KEY_BYTES).putLong(mixed * 0xD6E8FEB86659FD93L).putLong(i).array();
  }

  /** Half of it is noise, so that compression saves about half. */
  private static byte[] value(long i) {
    byte[] value = new byte[VALUE_BYTES];
    byte[] noise = new byte[VALUE_BYTES / 2];
    new Random(i).nextBytes(noise);
    System.arraycopy(noise, 0, value, 0, noise.length);
    return value;
  }
}
