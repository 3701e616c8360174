package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a memtable fails with, at whatever moment, loses nothing and lets nobody wait for ever. */
@Timeout(60)
final class FailingMemTableTest {

  private final TestStore disk = new TestStore();
  private final FailingMemTable memTable = new FailingMemTable();

  private LsmStore open(TestStore on, Durability durability) {
    StoreOptions options =
        TestStore.small()
            .memTableBytes(1 << 20)
            .durability(durability)
            .provider(Role.MEM_TABLE, FailingMemTable.ID)
            .build();
    return on.builder().options(options).with(memTable).open();
  }

  @ParameterizedTest
  @EnumSource(
      value = Durability.class,
      names = {"SYNC", "OS"})
  void logAndMemTableStayTogetherWhenTheNextMemTableCannotBegin(Durability durability) {
    try (LsmStore store = open(disk, durability)) {
      putFifty(store, 0);
      memTable.failToBegin(true);
      assertThatExceptionOfType(RuntimeException.class).isThrownBy(store::flush);
      putFifty(store, 50);
      memTable.failToBegin(false);
      store.flush();
      putFifty(store, 100);
      try (LsmStore recovered = open(disk.killed(), durability)) {
        assertThat(entries(recovered.scan(KeyRange.all()))).hasSize(150);
      }
    }
  }

  private static void putFifty(LsmStore store, int from) {
    for (int i = from; i < from + 50; i++) {
      store.put(bytes("k" + i), bytes("v"));
    }
  }

  @Test
  void whoeverWaitsIsToldWhenTheMemTableFailsUnderAGroup() throws InterruptedException {
    try (LsmStore store = open(disk, Durability.SYNC)) {
      store.put(bytes("before"), bytes("v"));
      memTable.failToApply();
      List<Throwable> told = writeAtOnce(store, 16);
      assertThat(told)
          .hasSize(16)
          .allMatch(
              e -> e instanceof DurabilityUnknownException || e instanceof StoreReadOnlyException)
          .anyMatch(DurabilityUnknownException.class::isInstance);
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("before=v");
    }
  }

  private static List<Throwable> writeAtOnce(LsmStore store, int writers)
      throws InterruptedException {
    List<Throwable> told = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      byte[] key = bytes("k" + i);
      threads.add(
          Thread.ofVirtual()
              .uncaughtExceptionHandler((_, e) -> {
                synchronized (told) {
                  told.add(e);
                }
              })
              .start(() -> store.put(key, bytes("v"))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return told;
  }

  @Test
  void aTableThatLacksAnEntryOfTheMemTableIsNotLeftBehind() {
    try (LsmStore store = open(disk, Durability.SYNC)) {
      store.put(bytes("k"), bytes("v"));
      memTable.miscount(true);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(store::flush)
          .withMessageContaining("of 2 entries");
      memTable.miscount(false);
      store.flush();
      assertThat(disk.files("table.json")).hasSize((int) store.stats().tablesKnown());
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
  }
}
