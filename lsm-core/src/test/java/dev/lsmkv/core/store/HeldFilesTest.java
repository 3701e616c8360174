package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreClosedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mappings and descriptors of a store on a real disk, which nobody closes but the engine. */
@Timeout(120)
final class HeldFilesTest {

  private static final int KEYS = 2_000;

  @TempDir private Path parent;
  private Path directory;
  private HeldFiles held;

  @BeforeEach
  void requireProc() throws IOException {
    assumeTrue(HeldFiles.canBeSeen(), "the kernel shows what a process holds only in /proc");
    directory = parent.toRealPath().resolve("store");
    held = new HeldFiles(directory);
  }

  private LsmStore open() {
    return LsmStore.builder(directory)
        .options(TestStore.small().durability(Durability.OS).build())
        .open();
  }

  private static void load(LsmStore store) {
    for (int i = 0; i < KEYS; i++) {
      store.put(bytes("k" + (i * 7919) % KEYS), bytes("value " + i));
    }
  }

  @Test
  void afterCloseNothingIsHeldNotEvenForCursorsLeftOpen() throws IOException {
    LsmStore store = open();
    load(store);
    store.flush();
    assertThat(store.get(bytes("k7"))).isPresent();
    assertThat(entries(store.scan(KeyRange.all()))).hasSize(KEYS);
    Cursor beforeCompaction = store.scan(KeyRange.all());
    assertThat(beforeCompaction.next()).isTrue();
    store.compact();
    Snapshot snapshot = store.snapshot();
    Cursor reverse = snapshot.scanReverse(KeyRange.all());
    assertThat(reverse.next()).isTrue();
    assertThat(held.mappedTables()).isNotEmpty();
    assertThat(held.opened()).isNotEmpty();
    store.close();
    assertThat(held.mapped()).isEmpty();
    assertThat(held.opened()).isEmpty();
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(beforeCompaction::next);
    beforeCompaction.close();
    reverse.close();
    snapshot.close();
  }

  @Test
  void mappingsOfCompactedAwayTablesGoWhileTheStoreIsOpen() throws Exception {
    try (LsmStore store = open()) {
      load(store);
      store.flush();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(KEYS);
      Set<String> before = held.mappedTables();
      assertThat(before).isNotEmpty();
      store.compact();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(KEYS);
      while (held.mapped().stream().anyMatch(file -> file.endsWith("(deleted)"))
          || held.mappedTables().size() != store.stats().tablesKnown()) {
        Thread.sleep(5);
      }
      assertThat(held.mappedTables()).doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void whatACursorStandsOnStaysMappedUntilItIsClosed() throws Exception {
    try (LsmStore store = open()) {
      store.put(bytes("a"), bytes("old"));
      store.put(bytes("b"), bytes("old"));
      store.flush();
      Cursor cursor = store.scan(KeyRange.all());
      assertThat(cursor.next()).isTrue();
      Set<String> standing = held.mappedTables();
      assertThat(standing).hasSize(1);
      store.put(bytes("b"), bytes("new"));
      store.compact();
      assertThat(held.mappedTables()).containsAll(standing);
      assertThat(entries(cursor)).as("closes it").containsExactly("b=old");
      while (!java.util.Collections.disjoint(held.mappedTables(), standing)) {
        Thread.sleep(5);
      }
      assertThat(store.get(bytes("b"))).hasValue(bytes("new"));
    }
  }

  @Test
  void aReaderHoldsNothingAfterCloseEither() throws IOException {
    try (LsmStore store = open()) {
      load(store);
    }
    LsmStore reader = LsmStore.builder(directory).readOnly().open();
    Cursor cursor = reader.scan(KeyRange.all());
    assertThat(cursor.next()).isTrue();
    assertThat(held.mappedTables()).isNotEmpty();
    reader.close();
    assertThat(held.mapped()).isEmpty();
    assertThat(held.opened()).isEmpty();
    cursor.close();
  }
}
