package dev.lsmkv.core.salvage;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.spi.entry.Trailer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lost ranges that may hold something newer than an entry. Asked with ascending keys, of which
 * it forgets the ranges it has passed. Thread: confined.
 */
final class Doubts {

  private final List<Doubt> doubts = new ArrayList<>();

  /**
   * A lost range.
   *
   * @param keys what may lie in it
   * @param filter tells of a key whether it may lie in its table
   * @param maxSequence no sequence number in it is larger
   * @param rank its place in the order of runs
   */
  record Doubt(KeyRange keys, Predicate<byte[]> filter, long maxSequence, int rank) {

    private boolean mayHoldNewer(byte[] key, long sequence, int entryRank) {
      boolean isBehind = entryRank == Survey.LOG || (rank != Survey.UNKNOWN && entryRank < rank);
      return !isBehind && maxSequence > sequence && keys.contains(key) && filter.test(key);
    }

    private boolean isPassed(byte[] key) {
      return keys.endExclusive().map(end -> Arrays.compareUnsigned(end, key) <= 0).orElse(false);
    }
  }

  Doubts(List<Survey.LostLevel> lostLevels) {
    lostLevels.forEach(
        lost -> add(new Doubt(KeyRange.all(), _ -> true, lost.maxSequence(), lost.rank())));
  }

  void add(Doubt doubt) {
    doubts.add(doubt);
  }

  /** Whether something newer than an entry may be lost. */
  boolean mayHoldNewer(byte[] key, long trailer, int rank) {
    doubts.removeIf(doubt -> doubt.isPassed(key));
    long sequence = Trailer.sequence(trailer);
    return doubts.stream().anyMatch(doubt -> doubt.mayHoldNewer(key, sequence, rank));
  }
}
