package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing keeps what a snapshot sees once it is closed, even if that is in the midst of a read. */
final class ClosedSnapshotTest {

  private final FailingMemTable memTable = new FailingMemTable();
  private LsmStore store;
  private Snapshot snapshot;

  @BeforeEach
  void take() {
    StoreOptions options =
        StoreOptions.builder().provider(Role.MEM_TABLE, FailingMemTable.ID).build();
    store = new TestStore().builder().options(options).with(memTable).open();
    store.put(bytes("k"), bytes("v"));
    snapshot = store.snapshot();
    assertThat(snapshot.get(bytes("k"))).hasValue(bytes("v"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aPointReadThatItIsClosedBeneathGivesNoAnswer() {
    memTable.whenFound(snapshot::close);
    assertThatIllegalStateException()
        .isThrownBy(() -> snapshot.get(bytes("k")))
        .withMessageContaining("closed");
  }

  @Test
  void aCursorThatItIsClosedBeneathIsNotGiven() {
    memTable.whenFlushed(snapshot::close);
    assertThatIllegalStateException()
        .isThrownBy(() -> snapshot.scan(KeyRange.all()))
        .withMessageContaining("closed");
  }

  @Test
  void aCursorThatWasGivenOutlivesIt() {
    try (var cursor = snapshot.scanReverse(KeyRange.all())) {
      snapshot.close();
      store.put(bytes("k"), bytes("new"));
      store.compact();
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.valueBytes()).isEqualTo(bytes("v"));
    }
  }
}
