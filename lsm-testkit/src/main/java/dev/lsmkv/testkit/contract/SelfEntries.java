package dev.lsmkv.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Entries that say themselves whether they are right. */
final class SelfEntries {

  static final long GROUPS = 3_000;
  private static final int KEYS = 500;

  private SelfEntries() {}

  static Entry entry(long sequence) {
    byte[] key = ("key" + sequence * 7919 % KEYS).getBytes(UTF_8);
    return Entry.put(key, sequence, StorageFixture.bytes(sequence, isLong(sequence) ? 40_000 : 20));
  }

  /** A few are of a length that a memtable may keep apart from others. */
  private static boolean isLong(long sequence) {
    return sequence % 500 == 7;
  }

  static void assertOrderedAndWhole(List<Entry> shown, Direction direction, long applied) {
    List<Entry> ordered = new ArrayList<>(shown);
    ordered.sort(direction == Direction.FORWARD ? null : Collections.reverseOrder());
    assertEquals(ordered, shown, "the order of " + direction);
    assertTrue(shown.stream().allMatch(entry -> entry.equals(entry(entry.sequence()))), "whole");
    long there = shown.stream().filter(entry -> entry.sequence() <= applied).count();
    assertEquals(applied, there, "what had been applied");
  }

  static long read(MemTable memTable) throws Exception {
    Key key = entry(1).key();
    long found = MemTableFixture.find(memTable, key, Trailer.SEQUENCE_MAX).stream().count();
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = memTable.cursor(direction)) {
        found += cursor.seek(key.toByteArray()) ? 1 : 0;
        found += Walk.rest(cursor).size();
      }
    }
    return found + memTable.bytes() + memTable.entries();
  }

  /** Three batches, of which the second is given out only when it may be. */
  static List<EncodedBatch> heldUp(CountDownLatch inside, CountDownLatch goOn) {
    return new AbstractList<>() {
      @Override
      public EncodedBatch get(int index) {
        if (index == 1) {
          inside.countDown();
          await(goOn);
        }
        return MemTableFixture.batch(List.of(entry(index + 2)));
      }

      @Override
      public int size() {
        return 3;
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
