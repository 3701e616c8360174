package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
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
    Thread applier = Thread.ofPlatform().start(() -> memTable.apply(slow));
    FutureTask<Long> read = new FutureTask<>(() -> SelfEntries.read(memTable));
    try {
      assertTrue(inside.await(1, TimeUnit.MINUTES), "nothing was applied");
      assertNeverWaits(Thread.ofPlatform().start(read));
      assertTrue(read.get() > 0, "the entry that was there before");
    } finally {
      goOn.countDown();
    }
    applier.join();
    assertEquals(4, memTable.entries());
  }

  /**
   * Waits for a thread that has no reason to wait. One that wants the processor is runnable,
   * however busy the machine; so two seconds of waiting and nothing else are the applier's doing.
   */
  private static void assertNeverWaits(Thread reader) throws InterruptedException {
    int waited = 0;
    for (int times = 0; reader.isAlive(); times++) {
      boolean runnable = reader.getState() == Thread.State.RUNNABLE;
      waited = runnable ? 0 : waited + 1;
      assertTrue(waited < 400 && times < 12_000, "a reader waits for the applier");
      reader.join(Duration.ofMillis(5));
    }
  }
}
