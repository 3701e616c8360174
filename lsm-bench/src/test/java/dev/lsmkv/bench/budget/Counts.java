package dev.lsmkv.bench.budget;

import java.util.concurrent.atomic.AtomicLong;

/** What the parts of one store were asked. Thread: safe. */
final class Counts {

  final AtomicLong hashes = new AtomicLong();
  final AtomicLong probes = new AtomicLong();
  final AtomicLong searches = new AtomicLong();
  final AtomicLong blocks = new AtomicLong();

  /**
   * How often each was asked.
   *
   * @param hashes keys hashed for filters
   * @param probes filters asked
   * @param searches indexes searched
   * @param blocks blocks looked up
   */
  record Seen(long hashes, long probes, long searches, long blocks) {}

  /** What an operation asks for. */
  Seen during(Runnable operation) {
    Seen before = now();
    operation.run();
    Seen after = now();
    return new Seen(
        after.hashes - before.hashes,
        after.probes - before.probes,
        after.searches - before.searches,
        after.blocks - before.blocks);
  }

  private Seen now() {
    return new Seen(hashes.get(), probes.get(), searches.get(), blocks.get());
  }
}
