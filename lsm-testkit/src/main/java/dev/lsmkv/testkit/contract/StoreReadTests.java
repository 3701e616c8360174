package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StoreFixture.bytes;
import static dev.lsmkv.testkit.contract.StoreFixture.entries;
import static dev.lsmkv.testkit.contract.StoreFixture.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scans, their bounds and their cursors. */
interface StoreReadTests extends StoreFixture {

  @Test
  default void keysAreInTheOrderOfUnsignedBytes() {
    List<byte[]> keys =
        List.of(
            new byte[] {0},
            new byte[] {0, 0},
            new byte[] {1},
            new byte[] {1, -1},
            new byte[] {127},
            new byte[] {-128},
            new byte[] {-1},
            new byte[] {-1, 0},
            new byte[] {-1, -1});
    try (LsmStore store = open()) {
      for (byte[] key : keys.reversed()) {
        store.put(key, key);
      }
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(keys.toArray(), keys(store).toArray());
        assertEquals(3, entries(store.scan(KeyRange.prefix(new byte[] {-1}))).size());
        store.compact();
      }
    }
  }

  private static List<byte[]> keys(LsmStore store) {
    List<byte[]> keys = new ArrayList<>();
    try (Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        keys.add(cursor.keyBytes());
      }
    }
    return keys;
  }

  @Test
  default void scansGoOverAllLayersInBothDirections() {
    try (LsmStore store = layered()) {
      List<String> all = List.of("b=B", "d=D", "f=F", "h=H");
      assertEquals(all, entries(store.scan(KeyRange.all())));
      assertEquals(all.reversed(), entries(store.scanReverse(KeyRange.all())));
    }
  }

  @Test
  default void rangesAreFirstInclusiveAndEndExclusive() {
    try (LsmStore store = layered()) {
      KeyRange range = KeyRange.between(bytes("d"), bytes("h"));
      assertEquals(List.of("d=D", "f=F"), entries(store.scan(range)));
      assertEquals(List.of("f=F", "d=D"), entries(store.scanReverse(range)));
      assertEquals(List.of("f=F", "h=H"), entries(store.scan(KeyRange.from(bytes("e")))));
      assertEquals(List.of("d=D", "b=B"), entries(store.scanReverse(KeyRange.to(bytes("f")))));
      assertEquals(List.of("d=D"), entries(store.scan(KeyRange.prefix(bytes("d")))));
    }
  }

  @Test
  default void emptyBoundsAndBackwardBounds() {
    try (LsmStore store = layered()) {
      assertEquals(4, entries(store.scan(KeyRange.from(new byte[0]))).size());
      assertEquals(4, entries(store.scanReverse(KeyRange.prefix(new byte[0]))).size());
      assertEquals(List.of(), entries(store.scan(KeyRange.to(new byte[0]))));
      KeyRange backward = KeyRange.between(bytes("h"), bytes("b"));
      assertEquals(List.of(), entries(store.scan(backward)));
      assertEquals(List.of(), entries(store.scanReverse(backward)));
    }
  }

  @Test
  default void seekLeavesTheCursorOnWhatItFound() {
    try (LsmStore store = layered();
        Cursor forward = store.scan(KeyRange.all());
        Cursor reverse = store.scanReverse(KeyRange.all())) {
      assertFound("d", forward, "c");
      assertTrue(forward.next());
      assertEquals("f", text(forward.keyBytes()));
      assertFound("b", forward, "a");
      assertFound("f", forward, "e");
      assertFound("d", reverse, "e");
      assertTrue(reverse.next());
      assertEquals("B", text(reverse.valueBytes()));
      assertFound("h", reverse, "z");
      assertFalse(reverse.seek(bytes("a")));
    }
  }

  private static void assertFound(String key, Cursor cursor, String sought) {
    assertTrue(cursor.seek(bytes(sought)), sought);
    assertEquals(key, text(cursor.keyBytes()));
  }

  @Test
  default void seekIsClampedToTheRange() {
    KeyRange range = KeyRange.between(bytes("c"), bytes("g"));
    try (LsmStore store = layered();
        Cursor forward = store.scan(range);
        Cursor reverse = store.scanReverse(range)) {
      assertFound("d", forward, "a");
      assertFalse(forward.seek(bytes("g")));
      assertFound("f", reverse, "z");
      assertFalse(reverse.seek(bytes("b")));
    }
  }

  @Test
  default void afterTheEndOrAFailedSeekNextStaysFalseUntilASeekSucceeds() {
    try (LsmStore store = layered();
        Cursor cursor = store.scan(KeyRange.all())) {
      assertFalse(cursor.seek(bytes("x")));
      assertFalse(cursor.next());
      assertThrows(IllegalStateException.class, cursor::key);
      assertFound("h", cursor, "h");
      assertFalse(cursor.next());
      assertFalse(cursor.next());
      assertThrows(IllegalStateException.class, cursor::valueBytes);
      assertFound("b", cursor, "b");
      assertTrue(cursor.next());
    }
  }

  @Test
  default void viewsAreReadOnlyAndCopiesStay() {
    try (LsmStore store = layered();
        Cursor cursor = store.scan(KeyRange.all())) {
      assertTrue(cursor.next());
      MemorySegment key = cursor.key();
      MemorySegment value = cursor.value();
      assertTrue(key.isReadOnly() && value.isReadOnly(), "read-only");
      assertArrayEquals(bytes("b"), key.toArray(ValueLayout.JAVA_BYTE));
      assertArrayEquals(bytes("B"), value.toArray(ValueLayout.JAVA_BYTE));
      byte[] copy = cursor.keyBytes();
      Arrays.fill(cursor.keyBytes(), (byte) 0);
      assertTrue(cursor.next());
      assertEquals("b", text(copy));
      assertEquals("d", text(cursor.keyBytes()));
    }
  }

  @Test
  default void offAnEntryAndOnceClosedACursorIsInAnIllegalState() {
    try (LsmStore store = layered()) {
      Cursor cursor = store.scan(KeyRange.all());
      assertThrows(IllegalStateException.class, cursor::key);
      assertThrows(IllegalStateException.class, cursor::value);
      cursor.close();
      cursor.close();
      assertThrows(IllegalStateException.class, cursor::next);
      assertThrows(IllegalStateException.class, () -> cursor.seek(bytes("a")));
    }
  }
}
