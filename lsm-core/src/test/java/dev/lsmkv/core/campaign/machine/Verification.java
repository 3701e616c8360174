package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;

/**
 * Opens a store after an accident, and compares what is there with what its writers were told.
 * Thread: confined.
 */
final class Verification {

  private static final int MORE = 10;

  private final Plan plan;
  private final int writers;
  private final Judge judge;

  /**
   * A verification.
   *
   * @param plan what was written, after how many writes, and how the store is opened now
   */
  Verification(Plan plan) {
    this.plan = plan;
    this.writers = plan.counts().size();
    this.judge = new Judge(plan.seed(), writers, plan.mix());
  }

  /**
   * Opens and compares.
   *
   * @param told of each writer, the last write that was acknowledged
   * @param needed the least durability that survives the accident
   * @return of each writer, the last write that is there
   */
  long[] run(long[] told, Durability needed) {
    return run(told, told, needed);
  }

  /**
   * Opens and compares.
   *
   * @param promised of each writer, the last write that was acknowledged before the accident
   * @param told the last that was acknowledged at all
   * @param needed the least durability that survives the accident
   * @return of each writer, the last write that is there
   */
  long[] run(long[] promised, long[] told, Durability needed) {
    try (LsmStore store = plan.open()) {
      Contents found = contents(store);
      long[] before = plan.countsArray();
      long[] certain = new long[writers];
      long[] begun = new long[writers];
      for (int i = 0; i < writers; i++) {
        certain[i] = judge.scripts().get(i).certain(needed, before[i], promised[i]);
        begun[i] = told[i] + 1;
      }
      long[] counts = judge.require(found, new Judge.Bounds(certain, begun));
      requireSame(found, Contents.of(store.scanReverse(KeyRange.all()), writers));
      return (plan.seed() + counts[0]) % 4 == 0 ? goOn(store, new Board(counts), found) : counts;
    }
  }

  private Contents contents(LsmStore store) {
    return Contents.of(store.scan(KeyRange.all()), writers);
  }

  /** The store is as good as new: it can be written to, and a snapshot keeps what there was. */
  private long[] goOn(LsmStore store, Board board, Contents found) {
    try (Snapshot snapshot = store.snapshot()) {
      for (Writer writer : plan.writers(store, board)) {
        for (int i = 0; i < MORE; i++) {
          writer.writeNext();
        }
      }
      store.compact();
      requireSame(found, Contents.of(snapshot.scan(KeyRange.all()), writers));
    }
    long[] counts = board.acknowledged();
    return judge.require(contents(store), new Judge.Bounds(counts, counts));
  }

  private static void requireSame(Contents expected, Contents found) {
    if (!expected.equals(found)) {
      throw new AssertionError("another view of the same moment shows something else");
    }
  }
}
