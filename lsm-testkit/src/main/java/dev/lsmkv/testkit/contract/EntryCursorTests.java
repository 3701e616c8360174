package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of an {@link EntryCursor}. */
interface EntryCursorTests {

  EntryCursor cursor(List<Entry> entries, Direction direction) throws IOException;

  @Test
  default void everyVersionComesInOrder() throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (Direction direction : Direction.values()) {
        try (EntryCursor cursor = cursor(entries, direction)) {
          assertEquals(Walk.ordered(entries, direction), Walk.rest(cursor), direction::name);
        }
      }
    }
  }

  @Test
  default void cursorStaysAtTheEnd() throws IOException {
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = cursor(Entries.versions(), direction)) {
        Walk.rest(cursor);
        assertFalse(cursor.next());
        assertFalse(cursor.next());
      }
    }
  }

  @Test
  default void seekFindsTheFirstAtOrBeyondTheKeyAndGoesOnFromThere() throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (Direction direction : Direction.values()) {
        assertSeeks(entries, direction);
      }
    }
  }

  private void assertSeeks(List<Entry> entries, Direction direction) throws IOException {
    try (EntryCursor cursor = cursor(entries, direction)) {
      for (byte[] key : Entries.keysAround(entries, 60)) {
        List<Entry> expected = Walk.from(entries, direction, key);
        assertEquals(!expected.isEmpty(), cursor.seek(key), () -> direction + " " + key.length);
        assertEquals(Walk.head(expected), Walk.some(cursor, expected), direction::name);
      }
    }
  }

  @Test
  default void seekThatFindsNothingLeadsToTheEndAndAnotherLeadsBack() throws IOException {
    List<Entry> entries = Entries.similar();
    byte[] first = entries.getFirst().key().toByteArray();
    byte[] last = entries.getLast().key().toByteArray();
    try (EntryCursor cursor = cursor(entries, Direction.FORWARD)) {
      assertFalse(cursor.seek(Arrays.copyOf(last, last.length + 1)));
      assertFalse(cursor.next(), "an entry behind the end");
      assertTrue(cursor.seek(first));
      assertEquals(entries.subList(1, entries.size()), Walk.rest(cursor));
    }
    try (EntryCursor cursor = cursor(entries, Direction.REVERSE)) {
      assertFalse(cursor.seek(new byte[0]));
      assertFalse(cursor.next(), "an entry before the beginning");
      assertTrue(cursor.seek(last));
      assertEquals(entries.reversed().subList(1, entries.size()), Walk.rest(cursor));
    }
  }

  @Test
  default void keyAndValueStayUntilTheNextMove() throws IOException {
    List<Entry> entries = Entries.random(3);
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = cursor(entries, direction)) {
        for (Entry entry : Walk.ordered(entries, direction)) {
          assertTrue(cursor.next());
          MemorySegment key = cursor.key();
          MemorySegment value = cursor.value();
          assertEquals(entry.trailer(), cursor.trailer());
          assertEquals(entry.value(), Key.copyOf(cursor.value()));
          assertEquals(entry.key(), Key.copyOf(cursor.key()));
          assertEquals(entry.key(), Key.copyOf(key), "key, after value() was called");
          assertEquals(entry.value(), Key.copyOf(value), "value, after key() was called");
        }
      }
    }
  }

  @Test
  default void soughtKeyIsNeitherKeptNorChanged() throws IOException {
    List<Entry> entries = Entries.versions();
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = cursor(entries, direction)) {
        byte[] key = {'k', 'e', 'y', '1'};
        List<Entry> expected = Walk.from(entries, direction, key);
        assertTrue(cursor.seek(key));
        assertArrayEquals(new byte[] {'k', 'e', 'y', '1'}, key);
        Arrays.fill(key, (byte) 0);
        assertEquals(expected.getFirst(), Walk.current(cursor));
        assertEquals(expected.subList(1, expected.size()), Walk.rest(cursor));
      }
    }
  }

  @Test
  default void cursorsDoNotDisturbOneAnother() throws IOException {
    List<Entry> entries = Entries.random(4);
    try (EntryCursor forward = cursor(entries, Direction.FORWARD);
        EntryCursor reverse = cursor(entries, Direction.REVERSE)) {
      for (int i = 0; i < entries.size(); i++) {
        assertTrue(forward.next() && reverse.next());
        assertEquals(entries.get(i), Walk.current(forward));
        assertEquals(entries.get(entries.size() - 1 - i), Walk.current(reverse));
      }
    }
  }

  @Test
  default void closingTwiceHasNoEffect() throws IOException {
    for (Direction direction : Direction.values()) {
      EntryCursor cursor = cursor(Entries.similar(), direction);
      cursor.next();
      cursor.close();
      cursor.close();
    }
  }
}
