package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static dev.lsmkv.core.store.TestStore.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreClosedException;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keys b, d, f, h: b and d in a table of level 1, f in one of level 0, h in the memtable; e deleted
 * over a table.
 */
final class CursorTest {

  private LsmStore store;

  @BeforeEach
  void open() {
    store = new TestStore().open();
    put("b", "d", "e");
    store.compact();
    put("f");
    store.flush();
    put("h");
    store.delete(bytes("e"));
  }

  private void put(String... keys) {
    for (String key : keys) {
      store.put(bytes(key), bytes(key.toUpperCase(java.util.Locale.ROOT)));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void scanIsAscendingOverMemTableAndTables() {
    assertThat(entries(store.scan(KeyRange.all()))).containsExactly("b=B", "d=D", "f=F", "h=H");
  }

  @Test
  void reverseScanIsDescending() {
    assertThat(entries(store.scanReverse(KeyRange.all())))
        .containsExactly("h=H", "f=F", "d=D", "b=B");
  }

  @Test
  void rangesAreFirstInclusiveAndEndExclusive() {
    KeyRange range = KeyRange.between(bytes("d"), bytes("h"));
    assertThat(entries(store.scan(range))).containsExactly("d=D", "f=F");
    assertThat(entries(store.scanReverse(range))).containsExactly("f=F", "d=D");
    assertThat(entries(store.scan(KeyRange.from(bytes("e"))))).containsExactly("f=F", "h=H");
    assertThat(entries(store.scanReverse(KeyRange.to(bytes("f"))))).containsExactly("d=D", "b=B");
  }

  @Test
  void emptyBoundsAndBackwardBounds() {
    assertThat(entries(store.scan(KeyRange.from(new byte[0])))).hasSize(4);
    assertThat(entries(store.scan(KeyRange.prefix(new byte[0])))).hasSize(4);
    assertThat(entries(store.scan(KeyRange.to(new byte[0])))).isEmpty();
    assertThat(entries(store.scanReverse(KeyRange.between(bytes("h"), bytes("b"))))).isEmpty();
    assertThat(entries(store.scan(KeyRange.prefix(bytes("d"))))).containsExactly("d=D");
  }

  @Test
  void seekLeavesTheCursorOnWhatItFound() {
    try (Cursor cursor = store.scan(KeyRange.all())) {
      assertThat(cursor.seek(bytes("c"))).isTrue();
      assertThat(text(cursor.keyBytes())).isEqualTo("d");
      assertThat(cursor.next()).isTrue();
      assertThat(text(cursor.keyBytes())).isEqualTo("f");
      assertThat(cursor.seek(bytes("a"))).as("seeking back").isTrue();
      assertThat(text(cursor.keyBytes())).isEqualTo("b");
    }
  }

  @Test
  void reverseSeekFindsAtOrBefore() {
    try (Cursor cursor = store.scanReverse(KeyRange.all())) {
      assertThat(cursor.seek(bytes("e"))).isTrue();
      assertThat(text(cursor.valueBytes())).isEqualTo("D");
      assertThat(cursor.next()).isTrue();
      assertThat(text(cursor.valueBytes())).isEqualTo("B");
      assertThat(cursor.seek(bytes("z"))).isTrue();
      assertThat(text(cursor.valueBytes())).isEqualTo("H");
      assertThat(cursor.seek(bytes("a"))).isFalse();
    }
  }

  @Test
  void seekIsClampedToTheRange() {
    KeyRange range = KeyRange.between(bytes("c"), bytes("g"));
    try (Cursor forward = store.scan(range);
        Cursor reverse = store.scanReverse(range)) {
      assertThat(forward.seek(bytes("a"))).isTrue();
      assertThat(text(forward.keyBytes())).isEqualTo("d");
      assertThat(forward.seek(bytes("g"))).isFalse();
      assertThat(reverse.seek(bytes("z"))).isTrue();
      assertThat(text(reverse.keyBytes())).isEqualTo("f");
      assertThat(reverse.seek(bytes("b"))).isFalse();
    }
  }

  @Test
  void afterTheEndOrAFailedSeekNextStaysFalseUntilASeekSucceeds() {
    try (Cursor cursor = store.scan(KeyRange.all())) {
      assertThat(cursor.seek(bytes("x"))).isFalse();
      assertThat(cursor.next()).isFalse();
      assertThatIllegalStateException().isThrownBy(cursor::key);
      assertThat(cursor.seek(bytes("h"))).isTrue();
      assertThat(cursor.next()).isFalse();
      assertThat(cursor.next()).isFalse();
      assertThatIllegalStateException().isThrownBy(cursor::value);
      assertThat(cursor.seek(bytes("b"))).isTrue();
      assertThat(cursor.next()).isTrue();
    }
  }

  @Test
  void aCursorSeesTheStoreAsItWasWhenItWasOpened() {
    try (Cursor cursor = store.scan(KeyRange.all())) {
      store.put(bytes("c"), bytes("new"));
      store.put(bytes("b"), bytes("new"));
      store.delete(bytes("f"));
      store.compact();
      assertThat(entries(cursor)).containsExactly("b=B", "d=D", "f=F", "h=H");
    }
    assertThat(entries(store.scan(KeyRange.all()))).containsExactly("b=new", "c=new", "d=D", "h=H");
  }

  @Test
  void viewsAreReadOnlyAndValueDoesNotSpoilKey() {
    try (Cursor cursor = store.scanReverse(KeyRange.all())) {
      assertThat(cursor.next()).isTrue();
      MemorySegment key = cursor.key();
      MemorySegment value = cursor.value();
      assertThat(key.isReadOnly()).isTrue();
      assertThat(value.isReadOnly()).isTrue();
      assertThat(key.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'h');
    }
  }

  @Test
  void offAnEntryAndOnceClosedItIsAnIllegalState() {
    Cursor cursor = store.scan(KeyRange.all());
    assertThatIllegalStateException().isThrownBy(cursor::key);
    assertThatIllegalStateException().isThrownBy(cursor::valueBytes);
    cursor.close();
    cursor.close();
    assertThatIllegalStateException().isThrownBy(cursor::next);
    assertThatIllegalStateException().isThrownBy(() -> cursor.seek(bytes("a")));
  }

  @Test
  void aCursorKeepsWorkingAfterItsSnapshotIsClosed() {
    Snapshot snapshot = store.snapshot();
    Cursor cursor = snapshot.scan(KeyRange.all());
    snapshot.close();
    snapshot.close();
    store.delete(bytes("b"));
    store.compact();
    assertThat(entries(cursor)).containsExactly("b=B", "d=D", "f=F", "h=H");
    assertThatIllegalStateException().isThrownBy(() -> snapshot.get(bytes("b")));
    assertThatIllegalStateException().isThrownBy(() -> snapshot.scan(KeyRange.all()));
  }

  @Test
  void afterTheStoreIsClosedCursorAndSnapshotSaySo() {
    Cursor cursor = store.scan(KeyRange.all());
    Snapshot snapshot = store.snapshot();
    assertThat(cursor.next()).isTrue();
    store.close();
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(cursor::next);
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(cursor::keyBytes);
    assertThatExceptionOfType(StoreClosedException.class)
        .isThrownBy(() -> snapshot.get(bytes("b")));
    cursor.close();
    snapshot.close();
  }
}
