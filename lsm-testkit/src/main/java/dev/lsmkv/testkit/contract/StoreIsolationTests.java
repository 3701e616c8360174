package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StoreFixture.bytes;
import static dev.lsmkv.testkit.contract.StoreFixture.entries;
import static dev.lsmkv.testkit.contract.StoreFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.WriteBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What snapshots, cursors and batches keep apart. */
interface StoreIsolationTests extends StoreFixture {

  private static void change(LsmStore store) {
    store.put(bytes("c"), bytes("new"));
    store.put(bytes("b"), bytes("new"));
    store.delete(bytes("f"));
    store.flush();
    store.compact();
    store.delete(bytes("d"));
  }

  @Test
  default void snapshotStaysAsItIsWhileTheStoreChanges() {
    List<String> before = List.of("b=B", "d=D", "f=F", "h=H");
    try (LsmStore store = layered();
        Snapshot snapshot = store.snapshot()) {
      change(store);
      assertEquals(before, entries(snapshot.scan(KeyRange.all())));
      assertEquals(before.reversed(), entries(snapshot.scanReverse(KeyRange.all())));
      assertEquals("B", text(snapshot.get(bytes("b")).orElseThrow()));
      assertTrue(snapshot.contains(bytes("f")) && !snapshot.contains(bytes("c")), "keys");
      assertEquals(List.of("b=new", "c=new", "h=H"), entries(store.scan(KeyRange.all())));
      try (Snapshot later = store.snapshot()) {
        assertTrue(later.sequence() > snapshot.sequence(), "sequence numbers grow");
      }
    }
  }

  @Test
  default void cursorStaysAsItIsWhileTheStoreChanges() {
    List<String> before = List.of("b=B", "d=D", "f=F", "h=H");
    try (LsmStore store = layered();
        Cursor forward = store.scan(KeyRange.all());
        Cursor reverse = store.scanReverse(KeyRange.all())) {
      change(store);
      assertEquals(before, entries(forward));
      assertEquals(before.reversed(), entries(reverse));
    }
  }

  @Test
  default void cursorOutlivesItsSnapshot() {
    try (LsmStore store = layered()) {
      Snapshot snapshot = store.snapshot();
      Cursor cursor = snapshot.scan(KeyRange.all());
      snapshot.close();
      snapshot.close();
      change(store);
      assertEquals(List.of("b=B", "d=D", "f=F", "h=H"), entries(cursor));
      assertThrows(IllegalStateException.class, () -> snapshot.get(bytes("b")));
      assertThrows(IllegalStateException.class, () -> snapshot.scan(KeyRange.all()));
    }
  }

  @Test
  default void batchIsSeenWholeOrNotAtAll() throws Exception {
    try (LsmStore store = open()) {
      AtomicBoolean done = new AtomicBoolean();
      Callable<Integer> writer =
          () -> {
            try {
              writeTriples(store);
            } finally {
              done.set(true);
            }
            return 0;
          };
      Callable<Integer> reader =
          () -> {
            int reads = 0;
            while (!done.get()) {
              Set<String> values = new HashSet<>();
              entries(store.scan(KeyRange.all())).forEach(entry -> values.add(entry.substring(1)));
              assertTrue(values.size() <= 1, values::toString);
              reads++;
            }
            return reads;
          };
      assertEquals(2, Together.run(List.of(writer, reader)).size());
    }
  }

  private static void writeTriples(LsmStore store) {
    for (int i = 0; i < 2_000; i++) {
      WriteBatch batch = new WriteBatch();
      for (String key : List.of("a", "m", "z")) {
        batch.put(bytes(key), bytes("v" + i));
      }
      store.write(batch, Durability.OS);
    }
  }
}
