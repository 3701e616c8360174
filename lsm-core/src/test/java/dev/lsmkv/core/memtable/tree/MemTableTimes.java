package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.MemTables;
import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Times of the memtables beside one another, in one thread: run by hand, with the number of entries
 * and of rounds as arguments. Nothing depends on the figures.
 */
final class MemTableTimes {

  private static final int VALUE_BYTES = 100;
  private static final int SEEK_STEPS = 100;
  private static final long BYTES_EXPECTED = 64 << 20;

  private final int entries;
  private final List<WriteGroup> groups = new ArrayList<>();
  private final List<Lookup> hits = new ArrayList<>();
  private final List<Lookup> misses = new ArrayList<>();

  private MemTableTimes(int entries, boolean ascending, LongFunction<byte[]> keys) {
    this.entries = entries;
    SplittableRandom random = new SplittableRandom(7);
    long[] numbers = random.longs(entries, 0, 1L << 40).map(n -> n & ~1L).toArray();
    if (ascending) {
      Arrays.setAll(numbers, i -> 2L * i);
    }
    byte[] value = new byte[VALUE_BYTES];
    for (int i = 0; i < entries; i++) {
      groups.add(new WriteGroup(i + 1, List.of(BatchEncoder.put(keys.apply(numbers[i]), value))));
    }
    for (int i = 0; i < entries; i++) {
      long number = numbers[random.nextInt(entries)];
      hits.add(new Lookup(keys.apply(number), entries));
      misses.add(new Lookup(keys.apply(number + 1), entries));
    }
  }

  private interface Work {
    long run() throws IOException;
  }

  public static void main(String[] args) throws IOException {
    int entries = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    time("random", rounds, new MemTableTimes(entries, false, MemTableTimes::binary));
    time("ascending", rounds, new MemTableTimes(entries, true, MemTableTimes::binary));
    time("random user:", rounds, new MemTableTimes(entries, false, MemTableTimes::text));
    time("ascending user:", rounds, new MemTableTimes(entries, true, MemTableTimes::text));
    time("one key", rounds, new MemTableTimes(entries, true, n -> text(n & 1)));
  }

  private static byte[] binary(long number) {
    return ByteBuffer.allocate(16).putLong(number << 23).putLong(number).array();
  }

  private static byte[] text(long number) {
    return "user:%019d".formatted(number).getBytes(StandardCharsets.US_ASCII);
  }

  private static void time(String keys, int rounds, MemTableTimes times) throws IOException {
    Map<String, double[]> best = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      times.round(MemTables.create(BYTES_EXPECTED, round), 0, best);
      times.round(
          new TreeMemTable(TreeMemTables.tree(BYTES_EXPECTED, Inners.CHILDREN_MAX)), 1, best);
    }
    best.forEach((what, nanos) ->
        System.out.printf(
            "%-16s %-8s skiplist %8.1f ns  tree %8.1f ns  ratio %5.2f%n",
            keys, what, nanos[0], nanos[1], nanos[0] / nanos[1]));
    System.out.flush();
  }

  private void round(MemTable table, int column, Map<String, double[]> best) throws IOException {
    note(best, "put", column, entries, () -> putAll(table));
    note(best, "hit", column, entries, () -> findAll(table, hits));
    note(best, "miss", column, entries, () -> findAll(table, misses));
    note(best, "scan", column, entries, () -> scan(table, Direction.FORWARD));
    note(best, "reverse", column, entries, () -> scan(table, Direction.REVERSE));
    note(best, "seek100", column, entries / 50, () -> seekAll(table));
    best.computeIfAbsent("bytes", _ -> new double[2])[column] =
        1.0 * table.bytes() / entries - VALUE_BYTES - 1;
  }

  private static void note(
      Map<String, double[]> best, String what, int column, int count, Work work)
      throws IOException {
    long start = System.nanoTime();
    long sum = work.run();
    double nanos = 1.0 * (System.nanoTime() - start) / count;
    double[] both = best.computeIfAbsent(what, _ -> new double[] {1e9, 1e9});
    both[column] = Math.min(both[column], sum == 42 ? nanos + 1 : nanos);
  }

  private long putAll(MemTable table) {
    groups.forEach(table::apply);
    return table.bytes();
  }

  private static long findAll(MemTable table, List<Lookup> lookups) {
    long found = 0;
    for (Lookup lookup : lookups) {
      found += table.find(lookup) == null ? 0 : 2;
    }
    return found;
  }

  private static long scan(MemTable table, Direction direction) throws IOException {
    long sum = 0;
    try (EntryCursor cursor = table.cursor(direction)) {
      while (cursor.next()) {
        sum += cursor.trailer() + cursor.key().byteSize();
      }
    }
    return sum;
  }

  private long seekAll(MemTable table) throws IOException {
    long sum = 0;
    for (int i = 0; i < entries / 50; i++) {
      try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
        boolean found = cursor.seek(hits.get(i).key());
        for (int step = 0; found && step < SEEK_STEPS; step++) {
          sum += cursor.trailer();
          found = cursor.next();
        }
      }
    }
    return sum;
  }
}
