package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.measure.Measurement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The workloads A to F of the Yahoo! Cloud Serving Benchmark, with its shares of operations and its
 * choice of keys.
 */
enum Ycsb implements Body {
  /** Half reads, half updates. */
  A(50, 50, 0, 0, 0),
  /** Mostly reads. */
  B(95, 5, 0, 0, 0),
  /** Reads only. */
  C(100, 0, 0, 0, 0),
  /** Reads of what was inserted last. */
  D(95, 0, 5, 0, 0),
  /** Short scans. */
  E(0, 0, 5, 95, 0),
  /** Reads, and changes of what was read. */
  F(50, 0, 0, 0, 50);

  private static final int SCAN_MAX = 100;
  private static final int PERCENT = 100;

  private final int reads;
  private final int updates;
  private final int inserts;
  private final int scans;
  private final int changes;

  Ycsb(int reads, int updates, int inserts, int scans, int changes) {
    this.reads = reads;
    this.updates = updates;
    this.inserts = inserts;
    this.scans = scans;
    this.changes = changes;
  }

  /** The share of a kind of operation, in percent; all five make a hundred. */
  int sum() {
    return reads + updates + inserts + scans + changes;
  }

  @Override
  public List<Measurement> run(Stand stand) {
    Client client = new Client(stand);
    long operationsMax = inserts > 0 ? stand.entriesToFill() : Long.MAX_VALUE;
    return List.of(stand.withinTime(operationsMax).run(client::operate));
  }

  /** The thread that operates. */
  private final class Client {

    private final Stand stand;
    private final Values values;
    private final SplittableRandom random;
    private final AtomicLong entries;
    private final Versions versions;
    private final long entriesBefore;
    private final Zipfian zipfian;

    Client(Stand stand) {
      this.stand = stand;
      this.values = stand.values();
      this.random = stand.random(name().charAt(0));
      this.entries = stand.entries();
      this.versions = stand.versions();
      this.entriesBefore = stand.entriesToFill();
      this.zipfian = Ycsb.this == D ? new Zipfian(entriesBefore) : Zipfian.ofYcsb();
    }

    void operate(long index) {
      int draw = random.nextInt(PERCENT);
      if (draw < reads) {
        read(chosen());
      } else if (draw < reads + updates) {
        update(chosen(), index + 1);
      } else if (draw < reads + updates + inserts) {
        write(entries.getAndIncrement(), 0);
      } else if (draw < reads + updates + inserts + scans) {
        scan(chosen());
      } else {
        long number = chosen();
        update(number, read(number) + 1);
      }
    }

    private long chosen() {
      return Ycsb.this == D
          ? entries.get() - 1 - zipfian.rank(random)
          : zipfian.scrambled(random, entriesBefore);
    }

    private long read(long number) {
      long version = values.checkedVersion(number, stand.engine().get(stand.key(number)));
      versions.requireLast(number, version);
      return version;
    }

    private void update(long number, long version) {
      write(number, version);
      versions.acknowledge(number, version);
    }

    private void write(long number, long version) {
      stand.engine().put(stand.key(number), values.value(number, version));
    }

    private void scan(long number) {
      int length = 1 + random.nextInt(SCAN_MAX);
      First first = new First(number);
      stand.engine().scan(stand.key(number), length, first::next);
      if (first.left) {
        throw new WrongAnswerException("a scan from entry " + number + " is empty");
      }
    }

    /** Checks that a scan begins with its first entry, and each entry by itself. */
    private final class First {
      private final long number;
      private boolean left = true;

      First(long number) {
        this.number = number;
      }

      void next(byte[] key, byte[] value) {
        long shown = values.checkedNumber(key, value);
        versions.requireLast(shown, Values.version(value));
        if (left && shown != number) {
          throw new WrongAnswerException("a scan from entry " + number + " begins with " + shown);
        }
        left = false;
      }
    }
  }
}
