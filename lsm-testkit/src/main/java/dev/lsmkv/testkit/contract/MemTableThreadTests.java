package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The tests of a {@link MemTable} with one applier and many readers. */
interface MemTableThreadTests extends MemTableFixture {

  @Test
  default void readersSeeAllThatWasAppliedBeforeTheyLearntOfIt() throws Exception {
    MemTable memTable = memTable();
    AtomicLong applied = new AtomicLong();
    List<Callable<Boolean>> tasks =
        new ArrayList<>(Collections.nCopies(3, reader(memTable, applied)));
    tasks.add(() -> {
      for (long sequence = 1; sequence <= SelfEntries.GROUPS; sequence += 2) {
        memTable.apply(
            MemTableFixture.group(
                List.of(SelfEntries.entry(sequence), SelfEntries.entry(sequence + 1)), 1));
        applied.set(sequence + 1);
      }
      return true;
    });
    assertEquals(4, Together.run(tasks).size());
    assertEquals(SelfEntries.GROUPS, memTable.entries());
  }

  private static Callable<Boolean> reader(MemTable memTable, AtomicLong applied) {
    return () -> {
      for (long seen = applied.get(); seen < SelfEntries.GROUPS; seen = applied.get()) {
        if (seen > 0) {
          Entry newest = SelfEntries.entry(seen);
          assertEquals(Optional.of(newest), MemTableFixture.find(memTable, newest.key(), seen));
        }
        assertTrue(memTable.entries() >= seen, "entries");
        for (Direction direction : Direction.values()) {
          try (EntryCursor cursor = memTable.cursor(direction)) {
            SelfEntries.assertOrderedAndWhole(Walk.rest(cursor), direction, seen);
          }
        }
      }
      return true;
    };
  }

  @Test
  default void readersDoNotWaitForAnApplierThatIsHeldUp() throws Exception {
    MemTable memTable = memTable();
    memTable.apply(MemTableFixture.group(List.of(SelfEntries.entry(1)), 1));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WriteGroup slow = new WriteGroup(2, SelfEntries.heldUp(inside, goOn));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> applying = threads.submit(() -> memTable.apply(slow));
      try {
        assertTrue(inside.await(1, TimeUnit.MINUTES), "nothing was applied");
        Future<Long> read = threads.submit(() -> SelfEntries.read(memTable));
        assertTrue(read.get(30, TimeUnit.SECONDS) > 0, "the entry that was there before");
      } finally {
        goOn.countDown();
      }
      applying.get(1, TimeUnit.MINUTES);
    }
    assertEquals(4, memTable.entries());
  }
}
