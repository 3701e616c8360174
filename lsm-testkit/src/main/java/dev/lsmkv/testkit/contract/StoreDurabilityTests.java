package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StoreFixture.bytes;
import static dev.lsmkv.testkit.contract.StoreFixture.entries;
import static dev.lsmkv.testkit.contract.StoreFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.PowerCut;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is there after the end of a process, and after a power cut. */
interface StoreDurabilityTests extends StoreFixture {

  private List<String> left(MemoryStorage disk) {
    try (LsmStore store = open(disk)) {
      return entries(store.scan(KeyRange.all()));
    }
  }

  @Test
  default void closedStoreIsOpenedAsItWas() {
    MemoryStorage disk = new MemoryStorage();
    List<String> written = new ArrayList<>();
    List<Durability> durabilities = List.of(Durability.values());
    try (LsmStore store = open(disk)) {
      for (int i = 100; i < 400; i++) {
        store.write(
            new WriteBatch().put(bytes("k" + i), bytes("v".repeat(100))), durabilities.get(i % 3));
        written.add("k" + i + "=" + "v".repeat(100));
      }
      store.delete(bytes("k100"));
    }
    written.removeFirst();
    assertEquals(written, left(disk));
    assertEquals(written, left(disk));
  }

  @Test
  default void loggedWritesSurviveAKill() {
    for (Durability durability : List.of(Durability.SYNC, Durability.OS)) {
      MemoryStorage disk = new MemoryStorage();
      try (LsmStore store = open(disk)) {
        write(store, "a", durability);
        write(store, "b", durability);
        assertEquals(List.of("a=v", "b=v"), left(disk.copy()));
        store.flush();
        write(store, "c", durability);
        MemoryStorage killed = disk.copy();
        for (int i = 0; i < 3; i++) {
          assertEquals(List.of("a=v", "b=v", "c=v"), left(killed));
          killed = killed.copy();
        }
      }
    }
  }

  @Test
  default void durabilityOfTheOptionsIsThatOfPlainWrites() {
    for (Durability durability : List.of(Durability.SYNC, Durability.OS)) {
      MemoryStorage disk = new MemoryStorage();
      try (LsmStore store = open(disk, small().durability(durability).build())) {
        store.put(bytes("a"), bytes("v"));
        store.put(bytes("b"), bytes("v"));
        store.delete(bytes("b"));
        store.write(new WriteBatch().put(bytes("c"), bytes("v")));
        assertEquals(List.of("a=v", "c=v"), left(disk.copy()));
      }
    }
  }

  @Test
  default void unloggedWritesSurviveAKillOnceFlushedOrFollowedByALoggedOne() {
    MemoryStorage disk = new MemoryStorage();
    try (LsmStore store = open(disk)) {
      write(store, "a", Durability.NONE);
      write(store, "b", Durability.NONE);
      List<String> prefix = left(disk.copy());
      assertTrue(
          List.of(List.of(), List.of("a=v"), List.of("a=v", "b=v")).contains(prefix),
          prefix::toString);
      store.flush();
      assertEquals(List.of("a=v", "b=v"), left(disk.copy()));
      write(store, "c", Durability.NONE);
      write(store, "d", Durability.OS);
      assertEquals(List.of("a=v", "b=v", "c=v", "d=v"), left(disk.copy()));
    }
  }

  @Test
  default void whatWasAcknowledgedAsSyncSurvivesEveryPowerCut() {
    SplittableRandom random = new SplittableRandom(1);
    MemoryStorage disk = new MemoryStorage();
    List<String> written = new ArrayList<>();
    try (LsmStore store = open(disk)) {
      for (int i = 0; i < 12; i++) {
        write(store, "k" + (char) ('a' + i), Durability.SYNC);
        written.add("k" + (char) ('a' + i) + "=v");
        if (i % 5 == 4) {
          store.flush();
        }
        PowerCut cut = disk.powerCut();
        for (FileSystemModel model : FileSystemModel.values()) {
          assertEquals(written, left(cut.draw(model, random)), model::toString);
        }
      }
    }
  }
}
