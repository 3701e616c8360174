package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.measure.PacedTiming;
import dev.lsmkv.bench.measure.Timing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An open store with what is known of its contents: the numbers below {@link #entries} are in it,
 * unless a workload says otherwise. Thread: safe, but for what it hands out.
 */
final class Stand {

  private static final int BATCH = 1000;

  /** At a set rate it takes so many times as long until something is flushed. */
  private static final int LONG_TIMES = 6;

  private final OpenEngine open;
  private final Workload workload;
  private final Scale scale;
  private final AtomicLong entries;
  private final Versions versions;

  Stand(OpenEngine open, Workload workload, Scale scale) {
    this(
        open,
        workload,
        scale,
        new AtomicLong(),
        new Versions(workload.ground().isUpdated() ? workload.entries(scale) : 0));
  }

  private Stand(
      OpenEngine open, Workload workload, Scale scale, AtomicLong entries, Versions versions) {
    this.open = open;
    this.workload = workload;
    this.scale = scale;
    this.entries = entries;
    this.versions = versions;
  }

  /** The same store for another workload or another scale. */
  Stand with(Workload next, Scale nextScale) {
    return new Stand(open, next, nextScale, entries, versions);
  }

  /** The engine; another one after {@link #open} opened it again. */
  Engine engine() {
    return open.engine();
  }

  /** The place of the store, to close it and open it again. */
  OpenEngine open() {
    return open;
  }

  /** How many entries the store has by what was written and deleted. */
  AtomicLong entries() {
    return entries;
  }

  /** The versions of the entries, where workloads write new ones. */
  Versions versions() {
    return versions;
  }

  /** How many entries a fill writes. */
  long entriesToFill() {
    return workload.entries(scale);
  }

  /** The bytes of a key and a value. */
  long entryBytes() {
    return (long) KeyOrder.BYTES + workload.valueBytes();
  }

  byte[] key(long number) {
    return order().key(number);
  }

  KeyOrder order() {
    return workload.ground().keyOrder();
  }

  /** Makes and checks values in one thread. */
  Values values() {
    return new Values(order(), workload.valueBytes());
  }

  /** Random numbers that are the same in every run; others for each stream. */
  SplittableRandom random(int stream) {
    return new SplittableRandom(Mix.of(scale.seed() + stream));
  }

  Permutation permutation() {
    return new Permutation(entriesToFill(), scale.seed());
  }

  /** Times every operation of a fill. */
  Timing toTheEnd(long operations) {
    return new Timing(workload.name(), operations, Long.MAX_VALUE);
  }

  /** Times at most so many operations, within the time of a run. */
  Timing withinTime(long operations) {
    return new Timing(workload.name(), operations, scale.nanosMax());
  }

  /** Times at most so many operations of a row beside which memtables have to fill up. */
  Timing withinLongTime(String row) {
    return new Timing(row, Long.MAX_VALUE, LONG_TIMES * scale.nanosMax());
  }

  /** Times what is due at a set rate, for as long. */
  PacedTiming paced(String row, long perSecond) {
    return new PacedTiming(row, perSecond, LONG_TIMES * scale.nanosMax());
  }

  Scale.Rates rates() {
    return scale.rates();
  }

  /** Writes all entries in random order, and waits until they are where they belong. */
  void fill() {
    Permutation permutation = permutation();
    Values values = values();
    long total = entriesToFill();
    int batch = (int) Math.max(1, BATCH * 100L / workload.valueBytes());
    for (long begin = 0; begin < total; begin += batch) {
      putAll(permutation, values, begin, Math.min(total, begin + batch));
    }
    entries.set(total);
    engine().settle();
  }

  /** Writes the entries at some indexes of a permutation at once. */
  void putAll(Permutation permutation, Values values, long begin, long end) {
    List<byte[]> keys = new ArrayList<>();
    List<byte[]> all = new ArrayList<>();
    for (long index = begin; index < end; index++) {
      long number = permutation.at(index);
      keys.add(key(number));
      all.add(values.value(number, 0));
    }
    engine().putAll(keys, all);
  }

  /** Does what the workload wants to be done once everything is settled. */
  void check() {
    workload.check().accept(this);
  }

  /** Reads everything once: the last versions, in order, and as many as there have to be. */
  void verify() {
    Order order = new Order(values(), versions);
    engine().scan(new byte[] {0}, Long.MAX_VALUE, order::next);
    if (order.count != entries.get()) {
      throw new WrongAnswerException(
          "the store has " + order.count + " entries, not " + entries.get());
    }
  }

  /** Checks that keys ascend, and that values are the last. */
  private static final class Order {
    private final Values values;
    private final Versions versions;
    private byte[] lastKey = {};
    private long count;

    Order(Values values, Versions versions) {
      this.values = values;
      this.versions = versions;
    }

    void next(byte[] key, byte[] value) {
      long number = values.checkedNumber(key, value);
      versions.requireLast(number, Values.version(value));
      if (Arrays.compareUnsigned(lastKey, key) >= 0) {
        throw new WrongAnswerException("keys of a scan do not ascend");
      }
      lastKey = key;
      count++;
    }
  }
}
