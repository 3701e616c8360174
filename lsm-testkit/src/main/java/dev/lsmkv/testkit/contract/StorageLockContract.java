package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of the lock of a store. */
interface StorageLockContract extends StorageFixture {

  private Path lockFile() {
    return root().resolve("LOCK");
  }

  @Test
  default void heldLockIsRefusedByAnyNameOfTheFile() throws Exception {
    directory().child("child").create();
    try (AutoCloseable lock = storage().lock(lockFile())) {
      assertRefused(lockFile());
      assertRefused(root().resolve("child").resolve("..").resolve("LOCK"));
      assertRefused(root().resolve(".").resolve("LOCK"));
      assertEquals(List.of("LOCK", "child"), directory().list(), () -> "held " + lock);
    }
  }

  private void assertRefused(Path path) {
    StorageLockedException refusal =
        assertThrows(StorageLockedException.class, () -> storage().lock(path));
    assertTrue(String.valueOf(refusal.getMessage()).contains("LOCK"), refusal::toString);
  }

  @Test
  default void releasedLockCanBeTakenAgainAndItsFileStays() throws Exception {
    for (int i = 0; i < 3; i++) {
      storage().lock(lockFile()).close();
      assertEquals(List.of("LOCK"), directory().list());
    }
  }

  @Test
  default void secondReleaseDoesNotFreeTheNextHolder() throws Exception {
    AutoCloseable first = storage().lock(lockFile());
    first.close();
    try (AutoCloseable second = storage().lock(lockFile())) {
      first.close();
      assertThrows(
          StorageLockedException.class, () -> storage().lock(lockFile()), () -> "held " + second);
    }
  }

  @Test
  default void locksOfTwoStoresAreApart() throws Exception {
    directory().child("other").create();
    storage().lock(lockFile());
    storage().lock(root().resolve("other").resolve("LOCK")).close();
  }

  @Test
  default void lockNeedsItsDirectory() {
    assertThrows(
        IOException.class, () -> storage().lock(root().resolve("missing").resolve("LOCK")));
  }

  @Test
  default void oneOfManyTakersHoldsTheLock() throws Exception {
    List<AutoCloseable> held = Collections.synchronizedList(new ArrayList<>());
    Callable<Boolean> taker =
        () -> {
          try {
            return held.add(storage().lock(lockFile()));
          } catch (StorageLockedException _) {
            return false;
          }
        };
    List<Boolean> taken = Together.run(List.of(taker, taker, taker, taker, taker, taker));
    assertEquals(1, Collections.frequency(taken, true));
    held.getFirst().close();
    storage().lock(lockFile()).close();
  }
}
