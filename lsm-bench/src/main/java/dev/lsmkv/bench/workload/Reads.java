package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.measure.Measurement;
import dev.lsmkv.bench.measure.Operation;
import dev.lsmkv.bench.measure.PacedTiming;
import dev.lsmkv.bench.measure.Timing;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Workloads that read, one of them while somebody writes. */
final class Reads {

  private static final int NEXT = 100;

  private Reads() {}

  /** Random entries from some threads. */
  static Body random(int threads) {
    return stand ->
        List.of(stand.withinTime(Long.MAX_VALUE).run(threads, thread -> randomRead(stand, thread)));
  }

  private static Operation randomRead(Stand stand, int stream) {
    Engine engine = stand.engine();
    Values values = stand.values();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(stream);
    return index -> {
      long number = random.nextLong(entries);
      values.checkedVersion(number, engine.get(stand.key(number)));
    };
  }

  /** Keys between those of the store. */
  static List<Measurement> missing(Stand stand) {
    Engine engine = stand.engine();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(0);
    Operation read =
        index -> {
          if (engine.get(stand.order().absent(random.nextLong(entries))) != null) {
            throw new WrongAnswerException("a key that was never written has a value");
          }
        };
    return List.of(stand.withinTime(Long.MAX_VALUE).run(read));
  }

  /** Scans of {@value #NEXT} entries from a random one. */
  static List<Measurement> seek(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(0);
    Operation scan =
        index -> {
          long first = random.nextLong(entries);
          Neighbours neighbours = new Neighbours(values, first, 1);
          engine.scan(stand.key(first), NEXT, neighbours::next);
          neighbours.checkEnd(Math.min(entries, first + NEXT));
        };
    return List.of(stand.withinTime(Long.MAX_VALUE).run(scan));
  }

  /** Everything in the order of keys. */
  static List<Measurement> forward(Stand stand) {
    Neighbours neighbours = new Neighbours(stand.values(), 0, 1);
    long began = System.nanoTime();
    stand.engine().scan(stand.key(0), Long.MAX_VALUE, neighbours::next);
    long nanos = System.nanoTime() - began;
    neighbours.checkEnd(stand.entries().get());
    return List.of(Measurement.whole("readseq", stand.entries().get(), nanos));
  }

  /** Everything in the reverse order of keys. */
  static List<Measurement> backward(Stand stand) {
    Neighbours neighbours = new Neighbours(stand.values(), stand.entries().get() - 1, -1);
    long began = System.nanoTime();
    stand.engine().scanReverse(neighbours::next);
    long nanos = System.nanoTime() - began;
    neighbours.checkEnd(-1);
    return List.of(Measurement.whole("readreverse", stand.entries().get(), nanos));
  }

  /** One thread reads random entries while another overwrites them, both as fast as they can. */
  static List<Measurement> whileWriting(Stand stand) {
    Timing reads = stand.withinLongTime("readwhilewriting");
    Timing writes = stand.withinLongTime("readwhilewriting-writes");
    return atOnce(stand, reads::run, writes::run);
  }

  /**
   * One thread reads as fast as it can while another overwrites at a set rate, so that engines that
   * write at different speeds are compared by what they read beside the same work.
   */
  static List<Measurement> whileWritingLimited(Stand stand) {
    String row = "readwhilewriting-limited";
    Timing reads = stand.withinLongTime(row);
    PacedTiming writes = stand.paced(row + "-writes", stand.rates().limit());
    return atOnce(stand, reads::run, writes::run);
  }

  /**
   * The same at set rates: what an engine that is not at its limit lets its users wait. Both
   * latencies count from the moment an operation was due.
   */
  static List<Measurement> whileWritingPaced(Stand stand) {
    String row = "readwhilewriting-paced";
    PacedTiming reads = stand.paced(row, stand.rates().reads());
    PacedTiming writes = stand.paced(row + "-writes", stand.rates().writes());
    return atOnce(stand, reads::run, writes::run);
  }

  /** Reads in one thread and writes in another. */
  private static List<Measurement> atOnce(Stand stand, Timed reads, Timed writes) {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      Future<Measurement> read = executor.submit(() -> reads.run(readOfNoOlderVersion(stand)));
      Future<Measurement> written = executor.submit(() -> writes.run(randomWrite(stand)));
      return List.of(Timing.resultOf(read), Timing.resultOf(written).writing(stand.entryBytes()));
    }
  }

  /** Times operations of one thread in some way. */
  @FunctionalInterface
  private interface Timed {
    Measurement run(Operation operation);
  }

  /** Reads a random entry, of which somebody may be writing a newer version. */
  private static Operation readOfNoOlderVersion(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    Versions versions = stand.versions();
    long entries = stand.entries().get();
    SplittableRandom random = stand.random(1);
    return index -> {
      long number = random.nextLong(entries);
      long before = versions.of(number);
      long version = values.checkedVersion(number, engine.get(stand.key(number)));
      versions.requireAtLeast(before, number, version);
    };
  }

  private static Operation randomWrite(Stand stand) {
    Engine engine = stand.engine();
    Values values = stand.values();
    long entries = stand.entries().get();
    Versions versions = stand.versions();
    SplittableRandom random = stand.random(2);
    return index -> {
      long number = random.nextLong(entries);
      engine.put(stand.key(number), values.value(number, index + 1));
      versions.acknowledge(number, index + 1);
    };
  }

  /** Checks that a scan leaves nothing out. */
  private static final class Neighbours {
    private final Values values;
    private final int step;
    private long expected;

    Neighbours(Values values, long first, int step) {
      this.values = values;
      this.expected = first;
      this.step = step;
    }

    void next(byte[] key, byte[] value) {
      long number = values.checkedNumber(key, value);
      if (number != expected) {
        throw new WrongAnswerException("a scan shows entry " + number + " instead of " + expected);
      }
      expected += step;
    }

    void checkEnd(long end) {
      if (expected != end) {
        throw new WrongAnswerException("a scan ends before entry " + expected);
      }
    }
  }
}
