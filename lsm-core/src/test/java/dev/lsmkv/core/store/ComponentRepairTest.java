package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.awaitQuietly;
import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreExecutors;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter or an index that is damaged or missing costs nothing but time, and is mended. */
@Timeout(120)
final class ComponentRepairTest {

  private static final int KEYS = 500;

  private final StoreOptions options =
      TestStore.small()
          .durability(Durability.OS)
          .memTableBytes(1 << 20)
          .setting(Role.COMPACTION, "l0-tables", "50")
          .build();
  private TestStore disk = new TestStore();

  @BeforeEach
  void makeOneTable() {
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < KEYS; i++) {
        store.put(key(i), bytes("value " + i));
      }
    }
    disk = disk.killed();
  }

  private static byte[] key(int i) {
    return bytes("key %03d".formatted(2 * i));
  }

  private Path file(String component) {
    List<Path> files = disk.files("/" + component + ".");
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private void harm(Path file, String harm) {
    byte[] whole = disk.read(file);
    switch (harm) {
      case "flip the first byte" -> disk.damage(file, 0);
      case "flip a byte in the middle" -> disk.damage(file, whole.length / 2);
      case "flip the last byte" -> disk.damage(file, whole.length - 1);
      case "truncate" -> disk.write(file, Arrays.copyOf(whole, whole.length - 7));
      case "empty" -> disk.write(file, new byte[0]);
      case "delete" -> disk.delete(file);
      default -> throw new IllegalArgumentException(harm);
    }
  }

  private static void assertReadsAreRight(LsmStore store) {
    for (int i = 0; i < KEYS; i++) {
      assertThat(store.get(key(i))).hasValue(bytes("value " + i));
      assertThat(store.get(bytes("key %03d".formatted(2 * i + 1)))).isEmpty();
    }
    assertThat(entries(store.scan(KeyRange.all()))).hasSize(KEYS);
    assertThat(entries(store.scanReverse(KeyRange.from(key(KEYS / 2))))).hasSize(KEYS / 2);
  }

  private void awaitContent(Path file, byte[] content) throws InterruptedException {
    while (!disk.disk().files().contains(file) || !Arrays.equals(disk.read(file), content)) {
      Thread.sleep(1);
    }
  }

  private static void awaitFilter(LsmStore store) throws InterruptedException {
    while (store.stats().filters().checks() == 0) {
      assertThat(store.get(key(0))).isPresent();
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "filter, flip the first byte",
    "filter, flip a byte in the middle",
    "filter, flip the last byte",
    "filter, truncate",
    "filter, empty",
    "filter, delete",
    "index, flip the first byte",
    "index, flip a byte in the middle",
    "index, flip the last byte",
    "index, truncate",
    "index, empty",
    "index, delete"
  })
  void aDamagedOrMissingComponentIsReadAroundAtOnceAndWrittenAgain(String component, String harm)
      throws InterruptedException {
    Path file = file(component);
    byte[] whole = disk.read(file);
    harm(file, harm);
    try (LsmStore store = disk.open(options)) {
      assertReadsAreRight(store);
      awaitContent(file, whole);
      awaitFilter(store);
      assertThat(store.stats().tablesDamaged()).isZero();
    }
    assertThat(disk.files(".rebuilt")).isEmpty();
    assertUsesWhatIsThere(file);
  }

  private void assertUsesWhatIsThere(Path file) {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      assertReadsAreRight(store);
      assertThat(store.stats().filters().checks()).isEqualTo(2 * KEYS - 1);
      assertThat(store.stats().filters().negatives()).isGreaterThan(KEYS * 9 / 10);
    }
    assertThat(watched.operations(Operation.MAP, file.toString())).hasSize(1);
    assertThat(watched.operations(Operation.CREATE, "sstables/")).isEmpty();
  }

  @Test
  void bothAtOnceAreMendedAndAHalfWrittenRepairIsNoHindrance() throws InterruptedException {
    Path filter = file("filter");
    Path index = file("index");
    byte[] wholeFilter = disk.read(filter);
    byte[] wholeIndex = disk.read(index);
    harm(filter, "truncate");
    harm(index, "delete");
    disk.write(filter.resolveSibling(filter.getFileName() + ".rebuilt"), new byte[20]);
    try (LsmStore store = disk.open(options)) {
      assertReadsAreRight(store);
      awaitContent(filter, wholeFilter);
      awaitContent(index, wholeIndex);
    }
    assertThat(disk.files(".rebuilt")).isEmpty();
    TestStore powerless = disk.cutOff();
    assertThat(powerless.read(filter)).isEqualTo(wholeFilter);
    assertThat(powerless.read(index)).isEqualTo(wholeIndex);
  }

  @Test
  void aFilterOfOtherSettingsIsKeptInMemoryOnly() throws InterruptedException {
    Path file = file("filter");
    harm(file, "flip a byte in the middle");
    byte[] damaged = disk.read(file);
    StoreOptions other = options.toBuilder().setting(Role.FILTER, "bits-per-key", "16").build();
    try (LsmStore store = disk.open(other)) {
      assertReadsAreRight(store);
      awaitFilter(store);
      assertReadsAreRight(store);
    }
    assertThat(disk.read(file)).isEqualTo(damaged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter", "index"})
  void aReaderReadsAroundDamageAndWritesNothing(String component) {
    Path file = file(component);
    harm(file, "truncate");
    List<Path> before = disk.disk().files();
    byte[] damaged = disk.read(file);
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(options).readOnly().open()) {
      assertReadsAreRight(store);
    }
    assertThat(watched.changed()).isFalse();
    assertThat(disk.disk().files()).isEqualTo(before);
    assertThat(disk.read(file)).isEqualTo(damaged);
  }

  @Test
  void nothingIsBuiltFromDamagedData() throws InterruptedException {
    Path filter = file("filter");
    harm(filter, "delete");
    disk.damage(file("data"), 1_000);
    WatchedStorage watched = new WatchedStorage(disk.disk());
    AtomicReference<ThreadPoolExecutor> repairs = new AtomicReference<>();
    StoreExecutors executors =
        (name, threads) -> {
          ThreadPoolExecutor pool =
              (ThreadPoolExecutor) new PlatformExecutors().pool(name, threads);
          if (name.equals("lsm-repair")) {
            repairs.set(pool);
          }
          return pool;
        };
    try (LsmStore store =
        LsmStore.builder(TestStore.DIRECTORY)
            .environment(new Environment(watched, new SystemClock(), executors))
            .options(options)
            .open()) {
      assertThat(store.get(key(KEYS - 1))).isPresent();
      while (repairs.get().getCompletedTaskCount() < 1) {
        Thread.sleep(1);
      }
      assertThat(store.get(key(KEYS - 1))).isPresent();
      assertThat(store.stats().filters().checks()).isZero();
    }
    assertThat(watched.operations(Operation.CREATE, "sstables/")).isEmpty();
    assertThat(disk.files("/filter.")).isEmpty();
  }

  @Test
  void aTableThatIsCompactedAwayDuringItsRepairGoesWhole() throws InterruptedException {
    Path filter = file("filter");
    harm(filter, "delete");
    WatchedStorage watched = new WatchedStorage(disk.disk());
    CountDownLatch repairing = new CountDownLatch(1);
    CountDownLatch compacted = new CountDownLatch(1);
    watched.rule(operation -> {
      if (operation.is(Operation.CREATE, ".rebuilt")) {
        repairing.countDown();
        awaitQuietly(compacted);
      }
    });
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      assertThat(store.get(key(1))).isPresent();
      repairing.await();
      store.put(key(1), bytes("new"));
      store.compact();
      assertThat(store.get(key(1))).hasValue(bytes("new"));
      compacted.countDown();
      while (disk.files("table.json").size() != 1) {
        Thread.sleep(1);
      }
    }
    assertThat(disk.files(filter.getParent().toString())).isEmpty();
    try (LsmStore store = disk.open(options)) {
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(KEYS);
    }
  }

  @Test
  void aTableThatIsGoneBeforeItsRepairBeginsIsNotReadForIt() throws InterruptedException {
    Path filter = file("filter");
    harm(filter, "delete");
    CountDownLatch gone = new CountDownLatch(1);
    AtomicReference<ThreadPoolExecutor> repairs = new AtomicReference<>();
    StoreExecutors executors =
        (name, threads) -> {
          ThreadPoolExecutor pool =
              (ThreadPoolExecutor) new PlatformExecutors().pool(name, threads);
          if (name.equals("lsm-repair")) {
            pool.execute(() -> awaitQuietly(gone));
            repairs.set(pool);
          }
          return pool;
        };
    AssertedStore asserted = new AssertedStore();
    LsmStore.Builder builder =
        asserted.around(LsmStore.builder(TestStore.DIRECTORY), disk.disk(), executors);
    try (LsmStore store = builder.options(options).open()) {
      store.put(key(1), bytes("new"));
      store.compact();
      while (!disk.files(filter.getParent().toString()).isEmpty()) {
        Thread.sleep(1);
      }
      gone.countDown();
      while (repairs.get().getCompletedTaskCount() < 2) {
        Thread.sleep(1);
      }
    }
    asserted.requireAllClosed();
  }
}
