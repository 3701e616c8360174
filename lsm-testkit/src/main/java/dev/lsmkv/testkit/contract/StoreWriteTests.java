package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StoreFixture.bytes;
import static dev.lsmkv.testkit.contract.StoreFixture.entries;
import static dev.lsmkv.testkit.contract.StoreFixture.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LimitExceededException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What writes do, and which are refused. */
interface StoreWriteTests extends StoreFixture {

  @Test
  default void newestWriteOnAKeyCountsWhereverTheOldOnesAre() {
    try (LsmStore store = open()) {
      assertEquals(Optional.empty(), store.get(bytes("k")));
      for (int i = 0; i < 4; i++) {
        store.put(bytes("k"), bytes("v" + i));
        assertEquals("v" + i, text(store.get(bytes("k")).orElseThrow()));
        assertTrue(store.contains(bytes("k")));
        store.flush();
        store.delete(bytes("k"));
        assertEquals(Optional.empty(), store.get(bytes("k")));
        assertFalse(store.contains(bytes("k")));
        if (i % 2 == 0) {
          store.compact();
          assertFalse(store.contains(bytes("k")));
        }
      }
    }
  }

  @Test
  default void emptyValueIsAValue() {
    try (LsmStore store = open()) {
      store.put(bytes("k"), new byte[0]);
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(new byte[0], store.get(bytes("k")).orElseThrow());
        assertTrue(store.contains(bytes("k")));
        assertEquals(List.of("k="), entries(store.scan(KeyRange.all())));
        store.compact();
      }
    }
  }

  @Test
  default void whatIsPutInAndGivenOutIsCopied() {
    try (LsmStore store = open()) {
      byte[] key = bytes("k");
      byte[] value = bytes("v");
      WriteBatch batch = new WriteBatch().put(key, value);
      key[0] = 'x';
      value[0] = 'x';
      store.write(batch);
      byte[] again = bytes("l");
      store.put(again, value);
      again[0] = 'x';
      for (int i = 0; i < 2; i++) {
        byte[] found = store.get(bytes("k")).orElseThrow();
        assertArrayEquals(bytes("v"), found);
        found[0] = 'y';
        assertArrayEquals(bytes("v"), store.get(bytes("k")).orElseThrow());
        assertTrue(store.contains(bytes("l")));
        store.flush();
      }
    }
  }

  @Test
  default void lastOperationOfABatchOnAKeyCountsAndTheBatchStaysAsItIs() {
    try (LsmStore store = open()) {
      WriteBatch batch =
          new WriteBatch()
              .put(bytes("a"), bytes("1"))
              .delete(bytes("a"))
              .put(bytes("a"), bytes("2"))
              .put(bytes("b"), bytes("1"))
              .delete(bytes("b"));
      for (int i = 0; i < 2; i++) {
        store.write(batch);
        assertEquals(List.of("a=2"), entries(store.scan(KeyRange.all())));
        assertEquals(5, batch.count());
        store.delete(bytes("a"));
      }
      store.write(new WriteBatch());
      assertEquals(List.of(), entries(store.scan(KeyRange.all())));
    }
  }

  @Test
  default void whatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
    StoreOptions options = small().valueBytesMax(100).build();
    try (LsmStore store = open(new MemoryStorage(), options)) {
      refused(() -> store.put(new byte[0], bytes("v")));
      refused(() -> store.delete(new byte[0]));
      refused(() -> store.put(new byte[(64 << 10) + 1], bytes("v")));
      refused(() -> store.put(bytes("k"), new byte[101]));
      refused(() ->
          store.write(new WriteBatch().put(bytes("a"), bytes("1")).put(bytes("b"), new byte[101])));
      refused(() -> store.write(new WriteBatch().put(bytes("a"), bytes("1")).delete(new byte[0])));
      assertEquals(List.of(), entries(store.scan(KeyRange.all())));
      assertEquals(Optional.empty(), store.get(new byte[0]));
      assertEquals(Optional.empty(), store.get(new byte[100_000]));
      store.put(new byte[64 << 10], new byte[100]);
      assertTrue(store.contains(new byte[64 << 10]));
    }
  }

  private static void refused(Runnable write) {
    assertThrows(LimitExceededException.class, write::run);
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  default void nullIsRefusedAtOnce() {
    try (LsmStore store = open()) {
      assertThrows(NullPointerException.class, () -> store.put(null, bytes("v")));
      assertThrows(NullPointerException.class, () -> store.put(bytes("k"), null));
      assertThrows(NullPointerException.class, () -> store.delete(null));
      assertThrows(NullPointerException.class, () -> store.write(null));
      assertThrows(NullPointerException.class, () -> store.get(null));
      assertThrows(NullPointerException.class, () -> store.scan(null));
    }
  }

  @Test
  default void writeLargerThanAMemTableIsAccepted() {
    byte[] large = StorageFixture.bytes(5, 100_000);
    try (LsmStore store = open()) {
      store.put(bytes("k"), large);
      store.put(bytes("l"), bytes("v"));
      assertArrayEquals(large, store.get(bytes("k")).orElseThrow());
      store.compact();
      assertArrayEquals(large, store.get(bytes("k")).orElseThrow());
    }
  }
}
