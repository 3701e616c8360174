package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.awaitQuietly;
import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreExecutors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a table when one of its files is not as it was written. */
final class TableFilesTest {

  private static final int ENTRIES = 100;

  /** Within what the plug-in wrote, behind the header of 128 bytes. */
  private static final int PAYLOAD_OFFSET = 130;

  private TestStore disk = new TestStore();

  @BeforeEach
  void writeOneTable() {
    try (LsmStore store = disk.open()) {
      for (int i = 0; i < ENTRIES; i++) {
        store.put(bytes("k" + (100 + i)), bytes("v" + i));
      }
      store.flush();
      disk = disk.killed();
    }
    assertThat(disk.files("data.")).hasSize(1);
  }

  private Path file(String name) {
    return disk.files(name).getFirst();
  }

  private void shorten(Path file) {
    byte[] whole = disk.read(file);
    disk.write(file, Arrays.copyOf(whole, whole.length - 1));
  }

  private void delete(Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    disk.disk().directory(directory).file(file.getFileName().toString()).delete();
  }

  private void assertReads() {
    try (LsmStore store = disk.open()) {
      for (int i = 0; i < ENTRIES; i++) {
        assertThat(store.get(bytes("k" + (100 + i)))).hasValue(bytes("v" + i));
      }
      assertThat(store.get(bytes("k1000"))).isEmpty();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(ENTRIES);
    }
  }

  private void assertRefusesNaming(Path file) {
    try (LsmStore store = disk.open()) {
      assertThatThrownBy(() -> store.get(bytes("k100")))
          .asInstanceOf(InstanceOfAssertFactories.type(CorruptionException.class))
          .extracting(CorruptionException::file)
          .isEqualTo(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter.", "index."})
  void damagedFilterOrIndexCostsNoAnswer(String name) {
    disk.damage(file(name), PAYLOAD_OFFSET);
    assertReads();
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter.", "index."})
  void shortFilterOrIndexCostsNoAnswer(String name) {
    shorten(file(name));
    assertReads();
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter.", "index."})
  void missingFilterOrIndexCostsNoAnswer(String name) throws IOException {
    delete(file(name));
    assertReads();
  }

  @Test
  void damagedFilterIsNotAsked() {
    disk.damage(file("filter."), PAYLOAD_OFFSET);
    CountDownLatch asked = new CountDownLatch(1);
    StoreExecutors repairingLater =
        (name, threads) -> {
          ExecutorService pool = new PlatformExecutors().pool(name, threads);
          if (name.equals("lsm-repair")) {
            pool.execute(() -> awaitQuietly(asked)); // or it might be a new filter that is asked
          }
          return pool;
        };
    try (LsmStore store =
        LsmStore.builder(TestStore.DIRECTORY)
            .environment(new Environment(disk.disk(), new SystemClock(), repairingLater))
            .options(TestStore.small().build())
            .open()) {
      assertThat(store.get(bytes("k1000"))).isEmpty();
      assertThat(store.stats().filters().checks()).isZero();
      asked.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.", "table.json"})
  void shortDataOrPropertiesAreNamed(String name) {
    shorten(file(name));
    assertRefusesNaming(file(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.", "table.json"})
  void missingDataOrPropertiesAreNamed(String name) throws IOException {
    Path file = file(name);
    delete(file);
    assertRefusesNaming(file);
  }

  @Test
  void dataOfAnotherTableIsNamed() {
    disk.damage(file("data."), 33); // the number of the file in its header
    assertRefusesNaming(file("data."));
  }
}
