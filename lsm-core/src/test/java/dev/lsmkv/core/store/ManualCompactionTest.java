package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code compact} does to tables that need no merge. */
final class ManualCompactionTest {

  private static final int LARGE_BYTES = 17 << 20;

  private final TestStore disk = new TestStore();
  private final LsmStore store =
      disk.open(
          StoreOptions.builder()
              .compressedFromLevel(9)
              .setting(Role.COMPACTION, "l0-tables", "50")
              .build());

  @AfterEach
  void close() {
    store.close();
  }

  private Set<Path> tables() {
    return disk.files("data.rows").stream().collect(Collectors.toSet());
  }

  /** A table from a key to another, with one large value between. */
  private void table(String first, String last, int valueBytes) {
    byte[] value = new byte[valueBytes];
    new Random(1).nextBytes(value);
    store.put(bytes(first), bytes("first"));
    store.put(bytes(first + "m"), value);
    store.put(bytes(last), bytes("last"));
    store.flush();
  }

  private long tablesOfLevel(int level) {
    return store.stats().levels().get(level).tables();
  }

  @Test
  void largeTablesThatOverlapNothingAreMovedAsTheyAre() {
    table("a", "c", LARGE_BYTES);
    table("d", "f", LARGE_BYTES);
    Set<Path> before = tables();
    store.compact();
    assertThat(tables()).isEqualTo(before).hasSize(2);
    assertThat(tablesOfLevel(0)).isZero();
    assertThat(store.get(bytes("am"))).hasValueSatisfying(v -> assertThat(v).hasSize(LARGE_BYTES));
    assertThat(store.get(bytes("f"))).hasValue(bytes("last"));
  }

  @Test
  void smallNeighboursAreJoinedAndTheLargeTableBetweenOthersIsMoved() throws Exception {
    table("a", "b", 10);
    table("c", "d", 10);
    table("e", "f", LARGE_BYTES);
    table("g", "h", 10);
    store.compact();
    Settled.await(store);
    assertThat(tablesOfLevel(0)).isZero();
    assertThat(tablesOfLevel(1)).isEqualTo(3);
    assertThat(
            entries(store.scan(KeyRange.to(bytes("e")))).stream()
                .map(entry -> entry.substring(0, 2)))
        .containsExactly("a=", "am", "b=", "c=", "cm", "d=");
  }

  @Test
  void tablesThatOverlapAreMerged() {
    table("a", "e", LARGE_BYTES);
    table("c", "f", LARGE_BYTES);
    Set<Path> before = tables();
    store.compact();
    assertThat(tablesOfLevel(0)).isZero();
    assertThat(store.get(bytes("cm"))).isPresent();
    assertThat(store.stats().levels().get(1).entries()).isEqualTo(6);
    assertThat(before).hasSize(2);
  }

  @Test
  void whatAMovedTableHoldsOfTombstonesIsDroppedInTheLastLevel() {
    table("a", "c", LARGE_BYTES);
    store.delete(bytes("e"));
    table("d", "f", LARGE_BYTES);
    store.compact();
    assertThat(tablesOfLevel(0)).isZero();
    assertThat(store.stats().levels().get(1).entries()).isEqualTo(6);
  }

  @Test
  void aRangeTakesDownOnlyWhatItTouches() {
    table("a", "c", 10);
    table("d", "f", 10);
    store.compact(KeyRange.to(bytes("b")));
    assertThat(tablesOfLevel(0)).isEqualTo(1);
    assertThat(tablesOfLevel(1)).isEqualTo(1);
    assertThat(entries(store.scan(KeyRange.all()))).hasSize(6);
  }
}
