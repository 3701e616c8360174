package dev.lsmkv.core.campaign.machine;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tells whether contents can be what a load has left: of each writer the first so many writes,
 * whole, all that had to survive, and no write without those that were acknowledged before it
 * began.
 *
 * <p>Each view that it is asked about is as new as the last or newer. Thread: confined.
 */
final class Judge {

  private final List<Progress> writers;

  Judge(long seed, int writers, Mix mix) {
    this.writers =
        IntStream.range(0, writers).mapToObj(i -> new Progress(new Script(seed, i, mix))).toList();
  }

  /**
   * How many writes of each writer may be there.
   *
   * @param atLeast so many must be
   * @param atMost so many were begun
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bounds(long[] atLeast, long[] atMost) {}

  /** How many writes of each writer are there. */
  long[] require(Contents found, Bounds bounds) {
    for (int i = 0; i < writers.size(); i++) {
      require(i, found, bounds);
    }
    long[] counts = counts();
    for (int i = 0; i < counts.length; i++) {
      long seen = found.seen().get(i);
      if (counts[i] < seen) {
        throw new AssertionError(
            "there is a write that was begun after write %d of writer %d, but only %d of his"
                .formatted(seen, i, counts[i]));
      }
    }
    return counts;
  }

  private void require(int writer, Contents found, Bounds bounds) {
    Progress progress = writers.get(writer);
    long last = found.last(writer);
    long atLeast = Math.max(bounds.atLeast()[writer], progress.number());
    long atMost = bounds.atMost()[writer];
    if (last < atLeast || last > atMost) {
      throw new AssertionError(
          "%d writes of writer %d are there, where %d to %d may be"
              .formatted(last, writer, atLeast, atMost));
    }
    progress.advanceTo(last);
    if (!progress.slots().equals(found.slots().get(writer))) {
      throw new AssertionError(
          "the entries of writer %d are not those after %d writes:%s"
              .formatted(writer, last, difference(progress.slots(), found.slots().get(writer))));
    }
  }

  private static String difference(Map<Integer, Long> expected, Map<Integer, Long> found) {
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < Script.SLOTS; slot++) {
      Long wanted = expected.get(slot);
      Long there = found.get(slot);
      if (wanted == null ? there != null : !wanted.equals(there)) {
        text.append(" slot %d is %s, not %s;".formatted(slot, there, wanted));
      }
    }
    return text.toString();
  }

  /** How many writes of each writer were there the last time. */
  long[] counts() {
    return writers.stream().mapToLong(Progress::number).toArray();
  }

  /** A new store gives each entry put or deleted the next sequence number, and skips none. */
  void requireSequence(long sequence) {
    long operations = writers.stream().mapToLong(Progress::operations).sum();
    if (sequence != operations) {
      throw new AssertionError(
          "the sequence number is %d where %d entries were put and deleted"
              .formatted(sequence, operations));
    }
  }

  List<Script> scripts() {
    return writers.stream().map(Progress::script).toList();
  }
}
