package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.MemTableFixture.find;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tests of a {@link MemTable} in one thread. */
interface MemTableTests extends MemTableFixture, EntryCursorTests {

  @Override
  default EntryCursor cursor(List<Entry> entries, Direction direction) {
    return holding(entries).cursor(direction);
  }

  @Test
  default void newestVersionAtOrBelowTheSequenceNumberIsFound() {
    for (List<Entry> entries : Entries.all()) {
      MemTable memTable = holding(entries);
      NavigableSet<Entry> model = new TreeSet<>(entries);
      for (byte[] bytes : Entries.keysAround(entries, 60)) {
        Key key = Key.copyOf(bytes);
        for (Entry at : entries.subList(0, Math.min(40, entries.size()))) {
          assertFound(memTable, model, key, at.sequence());
          assertFound(memTable, model, key, at.sequence() - 1);
        }
        assertFound(memTable, model, key, 0);
        assertFound(memTable, model, key, Trailer.SEQUENCE_MAX);
      }
    }
  }

  private static void assertFound(
      MemTable memTable, NavigableSet<Entry> model, Key key, long sequence) {
    Optional<Entry> expected = Entries.newest(model, key, sequence);
    assertEquals(expected, find(memTable, key, sequence), () -> key + " at " + sequence);
  }

  @Test
  default void groupsOfManyBatchesTakeConsecutiveSequenceNumbers() throws IOException {
    Random random = new Random(8);
    List<Entry> written = new ArrayList<>(Entries.random(8));
    written.sort(Comparator.comparingLong(Entry::sequence));
    MemTable memTable = memTable();
    for (int at = 0; at < written.size(); ) {
      int end = Math.min(written.size(), at + 1 + random.nextInt(20));
      memTable.apply(MemTableFixture.group(written.subList(at, end), 1 + random.nextInt(6)));
      assertEquals(end, memTable.entries());
      at = end;
    }
    try (EntryCursor cursor = memTable.cursor(Direction.FORWARD)) {
      assertEquals(Entries.random(8), Walk.rest(cursor));
    }
  }

  @Test
  default void emptyMemTableHasNothing() throws IOException {
    MemTable memTable = memTable();
    assertEquals(0, memTable.entries());
    assertNull(memTable.find(new Lookup(new byte[0], Trailer.SEQUENCE_MAX)));
    assertNull(memTable.find(new Lookup(new byte[] {1}, Trailer.SEQUENCE_MAX)));
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = memTable.cursor(direction)) {
        assertFalse(cursor.next());
        assertFalse(cursor.seek(new byte[0]));
        assertFalse(cursor.seek(new byte[] {1}));
        assertFalse(cursor.next());
      }
    }
  }

  @Test
  default void bytesGrowByAtLeastWhatIsApplied() {
    MemTable memTable = factory().create(4096);
    long before = memTable.bytes();
    for (int i = 1; i <= 300; i++) {
      Entry entry = Entry.put(new byte[] {(byte) i}, i, StorageFixture.bytes(i, 500 * (i % 9)));
      memTable.apply(MemTableFixture.group(List.of(entry), 1));
      assertTrue(memTable.bytes() >= before, "bytes shrink");
      before = memTable.bytes();
    }
    assertTrue(before >= 300L * 500 * 4 - 10_000, "bytes of the values at least: " + before);
    Entry entry = Entry.put(new byte[] {1}, 301, StorageFixture.bytes(301, 100_000));
    memTable.apply(MemTableFixture.group(List.of(entry), 1));
    assertTrue(memTable.bytes() >= before + 100_000, "bytes of a long value: " + memTable.bytes());
  }

  @Test
  default void valueFoundBelongsToWhoFoundIt() {
    Key key = Key.copyOf(new byte[] {1});
    Entry entry = Entry.put(key.toByteArray(), 5, new byte[] {1, 2, 3});
    MemTable memTable = holding(List.of(entry));
    Hit hit = memTable.find(new Lookup(key.toByteArray(), 5));
    assertNotNull(hit);
    Arrays.fill(hit.value(), (byte) 9);
    assertEquals(Optional.of(entry), find(memTable, key, 5));
  }

  @Test
  default void appliedArraysAndSoughtKeysAreNotChanged() {
    List<Entry> entries = new ArrayList<>(Entries.random(6));
    entries.sort(Comparator.comparingLong(Entry::sequence));
    WriteGroup group = MemTableFixture.group(entries, 10);
    List<byte[]> before = group.batches().stream().map(batch -> batch.bytes().clone()).toList();
    MemTable memTable = memTable();
    memTable.apply(group);
    for (Entry entry : entries) {
      byte[] key = entry.key().toByteArray();
      memTable.find(new Lookup(key, entry.sequence()));
      assertArrayEquals(entry.key().toByteArray(), key);
    }
    for (int i = 0; i < before.size(); i++) {
      EncodedBatch batch = group.batches().get(i);
      assertArrayEquals(before.get(i), batch.bytes());
    }
  }

  @Test
  default void memTablesOfOneFactoryAreApart() throws IOException {
    var factory = factory();
    MemTable one = factory.create(100);
    MemTable other = factory.create(1L << 31); // the most that a store asks for
    one.apply(MemTableFixture.group(List.of(Entry.delete(new byte[] {1}, 1)), 1));
    assertEquals(0, other.entries());
    try (EntryCursor cursor = other.cursor(Direction.FORWARD)) {
      assertFalse(cursor.next());
    }
    assertEquals(1, one.entries());
  }

  @Test
  default void batchFarLargerThanExpectedIsTaken() throws IOException {
    MemTable memTable = factory().create(1);
    List<Entry> entries = new ArrayList<>(Entries.similar());
    entries.sort(Comparator.comparingLong(Entry::sequence));
    memTable.apply(MemTableFixture.group(entries, entries.size()));
    try (EntryCursor cursor = memTable.cursor(Direction.REVERSE)) {
      assertEquals(Entries.similar().reversed(), Walk.rest(cursor));
    }
  }
}
