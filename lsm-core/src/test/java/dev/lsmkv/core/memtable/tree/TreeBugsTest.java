package dev.lsmkv.core.memtable.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.memtable.ArenaGrowth;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;
import dev.lsmkv.testkit.contract.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The contract of memtables notices each bug that is planted in a tree here. */
final class TreeBugsTest {

  private static final String READERS = "readersSeeAllThatWasAppliedBeforeTheyLearntOfIt";
  private static final String ORDER = "groupsOfManyBatchesTakeConsecutiveSequenceNumbers";
  private static final String FIND = "newestVersionAtOrBelowTheSequenceNumberIsFound";

  /** Time enough for a reader to come by. */
  private static final long PAUSE_NANOS = 100_000;

  private static List<String> failures(String test, Function<Keys, Leaves> bug) {
    MemTableFactory wrong =
        bytes ->
            new TreeMemTable(new Tree(new ArenaGrowth(bytes), bug, TreeMemTables.CHILDREN_FEW));
    return Suite.failures(MemTableContract.class, () -> () -> wrong, test::equals);
  }

  @Test
  void aCountPublishedBeforeItsSlotIsFilledIsFound() {
    assertThat(
            failures(
                READERS,
                keys ->
                    new Leaves(keys) {
                      @Override
                      void insert(long[] leaf, long prefix, long address) {
                        int count = Leaf.count(leaf);
                        Leaf.publish(leaf, count + 1);
                        LockSupport.parkNanos(PAUSE_NANOS);
                        Leaf.fill(leaf, count, prefix, address);
                      }
                    }))
        .containsExactly(READERS);
  }

  @Test
  void aFullLeafWrittenAgainIsFound() {
    assertThat(
            failures(
                READERS,
                keys ->
                    new Leaves(keys) {
                      @Override
                      Halves split(long[] leaf, Reach reach, long prefix, long address) {
                        Halves halves = super.split(leaf, reach, prefix, address);
                        long[] left = (long[]) halves.left();
                        System.arraycopy(left, 0, leaf, 0, Leaf.LENGTH);
                        LockSupport.parkNanos(PAUSE_NANOS);
                        return new Halves(leaf, halves.separator(), halves.right());
                      }
                    }))
        .containsExactly(READERS);
  }

  @Test
  void aSplitThatLosesAnEntryIsFound() {
    assertThat(
            failures(
                ORDER,
                keys ->
                    new Leaves(keys) {
                      @Override
                      Halves split(long[] leaf, Reach reach, long prefix, long address) {
                        Halves halves = super.split(leaf, reach, prefix, address);
                        long[] right = (long[]) halves.right();
                        Leaf.publish(right, Leaf.count(right) - 1);
                        return halves;
                      }
                    }))
        .containsExactly(ORDER);
  }

  @Test
  void aSplitThatShowsAnEntryTwiceIsFound() {
    assertThat(
            failures(
                ORDER,
                keys ->
                    new Leaves(keys) {
                      @Override
                      Halves split(long[] leaf, Reach reach, long prefix, long address) {
                        Halves halves = super.split(leaf, reach, prefix, address);
                        return new Halves(leaf, halves.separator(), halves.right());
                      }
                    }))
        .containsExactly(ORDER);
  }

  @Test
  void halvesThatTurnVersionsRoundAreFound() {
    assertThat(
            failures(
                FIND,
                keys ->
                    new Leaves(keys) {
                      @Override
                      Halves split(long[] leaf, Reach reach, long prefix, long address) {
                        Halves halves = super.split(leaf, reach, prefix, address);
                        return new Halves(
                            turned((long[]) halves.left()),
                            halves.separator(),
                            turned((long[]) halves.right()));
                      }
                    }))
        .containsExactly(FIND);
  }

  private static long[] turned(long[] leaf) {
    long[] turned = Arrays.copyOf(leaf, leaf.length);
    int count = Leaf.count(leaf);
    for (int slot = 0; slot < count; slot++) {
      int other = count - 1 - slot;
      Leaf.fill(turned, slot, Leaf.prefix(leaf, other), Leaf.address(leaf, other));
    }
    return turned;
  }

  @Test
  void prefixesOfAnotherWindowAreFound() {
    assertThat(
            failures(
                ORDER,
                keys ->
                    new Leaves(keys) {
                      @Override
                      void insert(long[] leaf, long prefix, long address) {
                        super.insert(leaf, keys.prefix(address, 1), address);
                      }
                    }))
        .containsExactly(ORDER);
  }
}
