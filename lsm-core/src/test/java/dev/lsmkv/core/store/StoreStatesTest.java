package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of a store that fails: each is named in figures and exceptions. */
@Timeout(120)
final class StoreStatesTest {

  private static final int KEYS = 400;

  private final TestStore disk = new TestStore();
  private final WatchedStorage watched = new WatchedStorage(disk.disk());
  private final StoreOptions options = TestStore.small().memTableBytes(1 << 20).build();

  private LsmStore open() {
    return TestStore.builder(watched).options(options).open();
  }

  private void breakTheLog(LsmStore store) {
    watched.refuseForcesOfWrites();
    assertThatExceptionOfType(DurabilityUnknownException.class)
        .isThrownBy(() -> store.write(put("unknown"), Durability.SYNC))
        .withMessageContaining("read-only until reopened");
    watched.rule(operation -> {});
  }

  private static WriteBatch put(String key) {
    return new WriteBatch().put(bytes(key), bytes("v"));
  }

  @Test
  void aForceThatFailedIsNamedInFiguresAndExceptions() {
    LsmStore store = open();
    store.put(bytes("k"), bytes("v"));
    breakTheLog(store);
    assertThat(store.stats().state()).isEqualTo(State.READ_ONLY_UNTIL_REOPENED);
    assertThatExceptionOfType(StoreReadOnlyException.class)
        .isThrownBy(() -> store.put(bytes("k"), bytes("v")))
        .withMessageContaining("read-only until reopened");
    store.close();
  }

  @Test
  void aFullDiskIsNamedInFiguresAndExceptionsUntilThereIsSpace() {
    try (LsmStore store = open()) {
      store.put(bytes("k"), bytes("v"));
      watched.refuse(Operation.CREATE, "sstables/");
      assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
      assertThat(store.stats().state()).isEqualTo(State.OUT_OF_SPACE);
      watched.rule(operation -> {});
      store.flush();
      assertThat(store.stats().state()).isEqualTo(State.HEALTHY);
    }
  }

  @Test
  void unloggedWritesThatAStoreCouldNotSaveAreToldOfWhenItIsClosed() throws Exception {
    LsmStore store = open();
    store.write(put("logged"), Durability.SYNC);
    breakTheLogBehindUnlogged(store);
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(store::close)
        .withMessageContaining("Durability.NONE")
        .withMessageContaining("read-only until reopened");
    assertThatCode(store::close).as("a second close").doesNotThrowAnyException();
    assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> store.get(bytes("k")));
    try (LsmStore reopened = open()) { // so the lock was let go of
      assertThat(reopened.get(bytes("logged"))).isPresent();
      assertThat(reopened.get(bytes("unlogged"))).isEmpty();
    }
  }

  /** A commit whose outcome is unknown, while an unlogged write is in the memtable only. */
  private void breakTheLogBehindUnlogged(LsmStore store) {
    store.write(put("unlogged"), Durability.NONE);
    watched.rule(operation -> {
      if (operation.path().toString().contains("ROOT-")) {
        throw new java.io.IOException("refused");
      }
    });
    assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
    watched.rule(operation -> {});
    assertThat(store.stats().state()).isEqualTo(State.READ_ONLY_UNTIL_REOPENED);
  }

  @Test
  void aStoreThatFailedWithNothingUnloggedIsClosedWithoutAnError() {
    LsmStore store = open();
    store.write(put("unlogged"), Durability.NONE);
    store.flush();
    breakTheLog(store);
    assertThatCode(store::close).doesNotThrowAnyException();
    try (LsmStore reopened = open()) {
      assertThat(reopened.get(bytes("unlogged"))).isPresent();
    }
  }

  @Test
  void aDamagedBlockIsRememberedWithItsKeysUntilItsTableIsCompactedAway() {
    StoreOptions quiet =
        options.toBuilder()
            .setting(dev.lsmkv.api.Role.COMPACTION, "base-level-bytes", "10000000")
            .setting(dev.lsmkv.api.Role.COMPACTION, "table-bytes", "1000000")
            .build();
    try (LsmStore store = disk.open(quiet)) {
      for (int i = 0; i < KEYS; i++) {
        store.put(key(i), new byte[100]);
      }
    }
    Path data = disk.files("data.rows").getFirst();
    disk.damage(data, 20_000);
    try (LsmStore store = disk.open(quiet)) {
      List<Integer> failed = failing(store);
      StoreStats stats = store.stats();
      assertThat(stats.state()).isEqualTo(State.DAMAGED_RANGE);
      assertThat(stats.damage()).hasSize(1);
      Damage damage = stats.damage().getFirst();
      assertThat(damage.file()).isEqualTo(data);
      assertThat(damage.offset()).isBetween(12_000L, 20_000L);
      assertThat(damage.level()).hasValue(0);
      assertThat(keysIn(damage.keys().orElseThrow())).containsAll(failed);
      assertThat(keysIn(damage.keys().orElseThrow()).size() - failed.size()).isBetween(0, 1);
    }
    try (LsmStore store = disk.open(quiet)) {
      assertThat(store.stats().damage()).as("nothing was met since the open").isEmpty();
    }
  }

  private static byte[] key(int i) {
    return bytes("key %03d".formatted(i));
  }

  private static List<Integer> failing(LsmStore store) {
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      try {
        store.get(key(i));
      } catch (CorruptionException e) {
        assertThat(e).hasMessageContaining("damaged range");
        failed.add(i);
      }
    }
    return failed;
  }

  private static List<Integer> keysIn(KeyRange range) {
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      if (range.contains(key(i))) {
        keys.add(i);
      }
    }
    return keys;
  }
}
