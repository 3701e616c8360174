package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old values on level 1, new ones on level 0, and a flipped bit in a block of the new ones. */
@Timeout(120)
final class DamageTest {

  private static final int KEYS = 400;

  /** Beyond the header, in the first block. */
  private static final int FIRST_BLOCK = 400;

  private TestStore disk = new TestStore();
  private final StoreOptions options =
      TestStore.small()
          .durability(Durability.OS)
          .memTableBytes(1 << 20)
          .setting(Role.COMPACTION, "l0-tables", "4")
          .setting(Role.COMPACTION, "base-level-bytes", "10000000")
          .build();
  private Path damaged;

  private static byte[] key(int i) {
    return bytes("key %03d".formatted(i));
  }

  private static void putAll(LsmStore store, String value) {
    for (int i = 0; i < KEYS; i++) {
      store.put(key(i), bytes(value.repeat(30)));
    }
  }

  @BeforeEach
  void damageTheNewestTable() {
    try (LsmStore store = disk.open(options)) {
      putAll(store, "old");
      store.compact();
      putAll(store, "new");
    }
    disk = disk.killed();
    List<Path> data = disk.files("data.rows").stream().sorted().toList();
    assertThat(data).hasSizeGreaterThan(1);
    damaged = data.getLast();
    disk.damage(damaged, FIRST_BLOCK);
  }

  @Test
  void keysOfADamagedBlockFailNothingOlderShowsThroughAndAllOthersAreRead() {
    try (LsmStore store = disk.open(options)) {
      int failed = 0;
      for (int i = 0; i < KEYS; i++) {
        try {
          assertThat(store.get(key(i))).hasValue(bytes("new".repeat(30)));
        } catch (CorruptionException e) {
          assertThat(e.file()).isEqualTo(damaged);
          assertThat(e.offset()).isBetween(1L, (long) FIRST_BLOCK);
          failed++;
        }
      }
      assertThat(failed).isBetween(1, KEYS / 2);
      assertThat(store.stats().tablesDamaged()).isEqualTo(1);
      store.put(key(0), bytes("written over"));
      assertThat(store.get(key(0))).hasValue(bytes("written over"));
    }
  }

  @Test
  void aScanStopsAtDamageAndGoesOnBehindIt() {
    try (LsmStore store = disk.open(options);
        Cursor cursor = store.scan(KeyRange.all())) {
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(cursor::next);
      assertThat(cursor.next()).as("nothing is shown beyond damage").isFalse();
      assertThat(cursor.seek(key(KEYS - 10))).isTrue();
      assertThat(entries(cursor)).hasSize(9).allMatch(entry -> entry.endsWith("new"));
    }
  }

  @Test
  void compactionSetsADamagedTableAsideAndNeverConsumesIt() {
    try (LsmStore store = disk.open(options)) {
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> store.get(key(0)));
      store.compact();
      assertThat(disk.files(damaged.getParent().toString())).hasSize(4);
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> store.get(key(0)));
      assertThat(store.stats().tablesDamaged()).isEqualTo(1);
    }
    try (LsmStore store = disk.open(options)) {
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> store.get(key(0)));
      assertThat(store.get(key(KEYS - 1))).hasValue(bytes("new".repeat(30)));
    }
  }

  @Test
  void aCompactionThatMeetsDamageFailsAndLeavesItsInputs() {
    try (LsmStore store = disk.open(options)) {
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(store::compact);
      assertThat(store.get(key(KEYS - 1))).hasValue(bytes("new".repeat(30)));
      assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> store.get(key(0)));
    }
  }

  @Test
  void damageDoesNotStopWriters() throws InterruptedException {
    StoreOptions tight =
        options.toBuilder()
            .memTableBytes(8 << 10)
            .setting(Role.COMPACTION, "l0-tables", "1")
            .setting(Role.COMPACTION, "l0-slow-tables", "2")
            .setting(Role.COMPACTION, "l0-stop-tables", "3")
            .build();
    try (LsmStore store = disk.open(tight)) {
      for (int round = 0; round < 6; round++) {
        putAll(store, "round " + round);
      }
      store.flush();
      StoreStats stats = store.stats();
      assertThat(stats.flushes().count()).isGreaterThan(10);
      assertThat(store.get(key(0))).hasValue(bytes("round 5".repeat(30)));
      assertThat(store.get(key(KEYS - 1))).hasValue(bytes("round 5".repeat(30)));
    }
  }
}
