package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.contract.MemTableContract;
import dev.lsmkv.testkit.contract.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of memtables notices each bug that is planted here. */
final class MemTableBugsTest {

  /** The test that should notice a bug, if it does. */
  private static List<String> failures(String test, UnaryOperator<MemTable> bug) {
    MemTableFactory right = new SkipListMemTableFactory(new SplittableRandom(5));
    MemTableFactory wrong = bytes -> bug.apply(right.create(bytes));
    return Suite.failures(MemTableContract.class, () -> () -> wrong, test::equals);
  }

  /** A right memtable, to be spoilt in one place. */
  private static class Right implements MemTable {

    private final MemTable right;

    Right(MemTable right) {
      this.right = right;
    }

    @Override
    public void apply(WriteGroup group) {
      right.apply(group);
    }

    @Override
    public @Nullable Hit find(Lookup lookup) {
      return right.find(lookup);
    }

    @Override
    public EntryCursor cursor(Direction direction) {
      return right.cursor(direction);
    }

    @Override
    public long bytes() {
      return right.bytes();
    }

    @Override
    public long entries() {
      return right.entries();
    }
  }

  @Test
  void nothingIsFoundInARightMemTable() {
    MemTableFactory right = new SkipListMemTableFactory(new SplittableRandom(5));
    assertThat(Suite.failures(MemTableContract.class, () -> () -> right)).isEmpty();
  }

  @Test
  void aVersionNewerThanTheLookupIsFound() {
    assertThat(
            failures(
                "newestVersionAtOrBelowTheSequenceNumberIsFound",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public @Nullable Hit find(Lookup lookup) {
                        return super.find(new Lookup(lookup.key(), lookup.sequence() + 1));
                      }
                    }))
        .containsExactly("newestVersionAtOrBelowTheSequenceNumberIsFound");
  }

  @Test
  void tombstonesLeftOutOfFindAreFound() {
    assertThat(
            failures(
                "newestVersionAtOrBelowTheSequenceNumberIsFound",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public @Nullable Hit find(Lookup lookup) {
                        Hit hit = super.find(lookup);
                        return hit == null || hit.isTombstone() ? null : hit;
                      }
                    }))
        .containsExactly("newestVersionAtOrBelowTheSequenceNumberIsFound");
  }

  @Test
  void readersThatWaitForTheApplierAreFound() {
    assertThat(
            failures(
                "readersDoNotWaitForAnApplierThatIsHeldUp",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public synchronized void apply(WriteGroup group) {
                        super.apply(group);
                      }

                      @Override
                      public synchronized @Nullable Hit find(Lookup lookup) {
                        return super.find(lookup);
                      }
                    }))
        .containsExactly("readersDoNotWaitForAnApplierThatIsHeldUp");
  }

  @Test
  void theSecondBatchWithTheSequenceNumbersOfTheFirstIsFound() {
    assertThat(
            failures(
                "groupsOfManyBatchesTakeConsecutiveSequenceNumbers",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public void apply(WriteGroup group) {
                        group
                            .batches()
                            .forEach(batch ->
                                super.apply(new WriteGroup(group.firstSequence(), List.of(batch))));
                      }
                    }))
        .containsExactly("groupsOfManyBatchesTakeConsecutiveSequenceNumbers");
  }

  @Test
  void aValueThatTwoReadersShareIsFound() {
    assertThat(
            failures(
                "valueFoundBelongsToWhoFoundIt",
                memTable ->
                    new Right(memTable) {
                      private @Nullable Hit last;

                      @Override
                      public @Nullable Hit find(Lookup lookup) {
                        Hit found = super.find(lookup);
                        Hit kept = last;
                        boolean same =
                            found != null && kept != null && found.trailer() == kept.trailer();
                        last = same ? kept : found;
                        return last;
                      }
                    }))
        .containsExactly("valueFoundBelongsToWhoFoundIt");
  }

  @Test
  void aGroupAppliedAfterApplyReturnedIsFound() {
    assertThat(
            failures(
                "readersSeeAllThatWasAppliedBeforeTheyLearntOfIt",
                memTable ->
                    new Right(memTable) {
                      private @Nullable WriteGroup waiting;

                      @Override
                      public void apply(WriteGroup group) {
                        WriteGroup before = waiting;
                        waiting = group;
                        if (before != null) {
                          super.apply(before);
                        }
                      }
                    }))
        .containsExactly("readersSeeAllThatWasAppliedBeforeTheyLearntOfIt");
  }

  @Test
  void aChangedBatchIsFound() {
    assertThat(
            failures(
                "appliedArraysAndSoughtKeysAreNotChanged",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public void apply(WriteGroup group) {
                        super.apply(group);
                        group.batches().forEach(batch -> Arrays.fill(batch.bytes(), (byte) 0));
                      }
                    }))
        .containsExactly("appliedArraysAndSoughtKeysAreNotChanged");
  }

  @Test
  void entriesCountedByGroupsAreFound() {
    assertThat(
            failures(
                "groupsOfManyBatchesTakeConsecutiveSequenceNumbers",
                memTable ->
                    new Right(memTable) {
                      private long groups;

                      @Override
                      public void apply(WriteGroup group) {
                        super.apply(group);
                        groups++;
                      }

                      @Override
                      public long entries() {
                        return groups;
                      }
                    }))
        .containsExactly("groupsOfManyBatchesTakeConsecutiveSequenceNumbers");
  }

  @Test
  void bytesThatNeverGrowAreFound() {
    assertThat(
            failures(
                "bytesGrowByAtLeastWhatIsApplied",
                memTable ->
                    new Right(memTable) {
                      @Override
                      public long bytes() {
                        return 4096;
                      }
                    }))
        .containsExactly("bytesGrowByAtLeastWhatIsApplied");
  }

  @Test
  void memTablesThatAreOneAreFound() {
    MemTable shared = MemTables.create(1 << 20, 1);
    assertThat(failures("memTablesOfOneFactoryAreApart", _ -> shared))
        .containsExactly("memTablesOfOneFactoryAreApart");
  }
}
