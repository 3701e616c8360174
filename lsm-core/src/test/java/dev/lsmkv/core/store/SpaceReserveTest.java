package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.api.WriteBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The last of a disk is kept for what makes space. */
@Timeout(120)
final class SpaceReserveTest {

  private static final long LITTLE = 4 << 20;
  private static final long ENOUGH = 64 << 20;

  private final TestStore disk = new TestStore();
  private final StoreOptions options = TestStore.small().memTableBytes(8 << 20).build();

  private void assertRefused(LsmStore store) {
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(() -> store.put(bytes("new"), bytes("v")))
        .withMessageContaining("No space left")
        .withMessageContaining("read-only until space returns");
    assertThat(store.stats().state()).isEqualTo(State.OUT_OF_SPACE);
    assertThat(store.get(bytes("new"))).isEmpty();
  }

  /** The free space is looked at after so much was written at the latest. */
  private static void writeUntilItLooks(LsmStore store) {
    for (int i = 0; i < 20; i++) {
      try {
        store.put(bytes("k" + i), new byte[100_000]);
      } catch (StoreIoException _) {
        return;
      }
    }
    throw new AssertionError("nobody has looked at the free space");
  }

  @Test
  void ordinaryWritesStopAtTheReserveAndResumeByThemselves() {
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("k"), bytes("v"));
      disk.disk().usableBytes(LITTLE);
      writeUntilItLooks(store);
      assertRefused(store);
      assertThat(store.get(bytes("k"))).isPresent();
      disk.disk().usableBytes(ENOUGH);
      store.put(bytes("new"), bytes("v"));
      assertThat(store.get(bytes("new"))).isPresent();
      assertThat(store.stats().state()).isEqualTo(State.HEALTHY);
    }
  }

  @Test
  void deletesFlushesAndCompactionsMayUseTheReserve() {
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("k"), bytes("v"));
      store.put(bytes("l"), bytes("v"));
      disk.disk().usableBytes(LITTLE);
      writeUntilItLooks(store);
      assertRefused(store);
      store.delete(bytes("k"));
      store.write(new WriteBatch().delete(bytes("l")).delete(bytes("m")), Durability.OS);
      assertThat(store.get(bytes("k"))).isEmpty();
      assertThatExceptionOfType(StoreIoException.class)
          .isThrownBy(
              () -> store.write(new WriteBatch().delete(bytes("x")).put(bytes("y"), bytes("z"))));
      store.flush();
      store.compact();
      assertRefused(store);
    }
    try (LsmStore store = disk.open(options)) {
      assertThat(store.get(bytes("k"))).isEmpty();
      assertThat(store.get(bytes("l"))).isEmpty();
    }
  }

  @Test
  void aStoreThatIsOpenedOnAFullDiskRefusesItsFirstWrite() {
    disk.open(options).close();
    disk.disk().usableBytes(LITTLE);
    try (LsmStore store = disk.open(options)) {
      assertRefused(store);
      store.delete(bytes("k"));
    }
  }
}
