package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording shows of a store, and what it must never show. */
@Timeout(120)
final class FlightRecordingTest {

  private static final String SECRET = "secret0123456789";

  @TempDir private Path directory;
  private final TestStore disk = new TestStore();
  private final Recording recording = new Recording();

  @BeforeEach
  void record() {
    for (String event :
        List.of(
            "Flush", "Compaction", "Stall", "SlowRead", "Recovery", "TableOpen", "StateChange")) {
      recording.enable("dev.lsmkv." + event);
    }
    recording.start();
  }

  @AfterEach
  void close() {
    recording.close();
  }

  /** The events of a kind, from a file in which no key and no value is to be found. */
  private List<RecordedEvent> events(String name) throws IOException {
    Path file = Files.createTempFile(directory, "recording", ".jfr");
    recording.dump(file);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("dev.lsmkv." + name)
        .doesNotContain(SECRET);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("dev.lsmkv." + name))
        .toList();
  }

  private static void put(LsmStore store, int count) {
    for (int i = 0; i < count; i++) {
      store.put(bytes(SECRET + " key " + i), bytes(SECRET + " value ".repeat(20)));
    }
  }

  @Test
  void changesOfStateAreRecorded() throws IOException {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).open()) {
      put(store, 1);
      watched.refuse(Operation.CREATE, "sstables/");
      assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
      watched.rule(operation -> {});
      store.flush();
    }
    assertThat(events("StateChange"))
        .extracting(event -> event.getString("from") + " > " + event.getString("to"))
        .containsExactlyInAnyOrder(
            "healthy > read-only until space returns",
            "read-only until space returns > healthy",
            "healthy > closed");
  }

  @Test
  void flushesAndCompactionsAreRecorded() throws IOException {
    StoreOptions options =
        TestStore.small()
            .memTableBytes(1 << 20)
            .setting(Role.COMPACTION, "base-level-bytes", "10000000")
            .setting(Role.COMPACTION, "l0-tables", "50")
            .build();
    long bytesOut;
    try (LsmStore store = disk.open(options)) {
      put(store, 50);
      store.flush();
      put(store, 50);
      store.compact();
      bytesOut = store.stats().compactions().bytesOut();
    }
    assertThat(events("Flush")).hasSize(2).allMatch(event -> event.getLong("entries") == 50);
    assertThat(events("Compaction"))
        .singleElement()
        .matches(event -> event.getInt("inputs") == 2 && event.getInt("outputs") == 1)
        .matches(event -> event.getLong("bytesOut") == bytesOut);
  }

  @Test
  void aRecoveryIsRecordedWithWhatItFound() throws IOException {
    try (LsmStore store = disk.open(TestStore.small().memTableBytes(1 << 20).build())) {
      put(store, 40);
      disk.killed().open().close();
    }
    assertThat(events("Recovery"))
        .hasSize(2)
        .anyMatch(event -> event.getLong("operations") == 0)
        .anyMatch(event -> event.getLong("operations") == 40 && event.getInt("segments") > 0);
  }

  @Test
  void theOpeningOfATableIsRecordedOnce() throws IOException {
    try (LsmStore store = disk.open(TestStore.small().memTableBytes(1 << 20).build())) {
      put(store, 30);
      store.flush();
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(30);
      assertThat(store.get(bytes(SECRET + " key 7"))).isPresent();
      assertThat(events("TableOpen"))
          .singleElement()
          .matches(event -> event.getLong("entries") == 30 && event.getInt("repairs") == 0)
          .matches(event -> event.getLong("size") == store.stats().flushes().bytes());
    }
  }

  @Test
  void aReadThatTakesTwentyMillisecondsIsRecordedAndAFasterOneIsNot() throws IOException {
    WatchedStorage watched = new WatchedStorage(disk.disk());
    StoreOptions options = TestStore.small().memTableBytes(1 << 20).build();
    try (LsmStore store = TestStore.builder(watched).options(options).open()) {
      put(store, 100);
      store.flush();
      watched.rule(operation -> {
        if (operation.is(Operation.MAP, "data.")) {
          pause(Duration.ofMillis(40)); // the first read opens the table
        }
      });
      for (int i = 0; i < 100; i++) {
        assertThat(store.get(bytes(SECRET + " key " + i))).isPresent();
      }
    }
    List<RecordedEvent> slow = events("SlowRead");
    assertThat(slow)
        .isNotEmpty()
        .allMatch(event -> event.getDuration().compareTo(Duration.ofMillis(20)) >= 0);
    assertThat(slow.getFirst().getString("operation")).isEqualTo("get");
  }

  @Test
  void aRecordingCanSetAnotherThresholdAndSeesTheStepsOfCursors() throws IOException {
    recording.enable("dev.lsmkv.SlowRead").withoutThreshold();
    try (LsmStore store = disk.open()) {
      put(store, 3);
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(3);
    }
    assertThat(events("SlowRead"))
        .filteredOn(event -> event.getString("operation").equals("next"))
        .hasSize(4);
  }

  @Test
  void writersThatAreHeldAreRecordedAsStopped() throws Exception {
    BlockingCompression gate = new BlockingCompression();
    StoreOptions options =
        TestStore.small()
            .durability(Durability.OS)
            .memTableEntries(5)
            .immutableMemTables(1)
            .compressedFromLevel(0)
            .provider(Role.COMPRESSION, BlockingCompression.ID)
            .build();
    try (LsmStore store = disk.builder().options(options).with(gate).open()) {
      gate.block();
      Thread writer = Thread.ofPlatform().start(() -> put(store, 30));
      while (store.stats().stalls().stopped() == 0) {
        Thread.sleep(1);
      }
      gate.release();
      writer.join();
    }
    assertThat(events("Stall"))
        .isNotEmpty()
        .anyMatch(event -> event.getString("kind").equals("stopped"));
  }

  @Test
  void writersThatAreSlowedAreRecordedAsDelayed() throws Exception {
    BlockingCompression gate = new BlockingCompression();
    StoreOptions options = TestStore.slowedEarly();
    try (LsmStore store = disk.builder().options(options).with(gate).open()) {
      gate.block();
      while (store.stats().stalls().delayed() == 0) {
        put(store, 100);
      }
      gate.release();
    }
    assertThat(events("Stall"))
        .filteredOn(event -> event.getString("kind").equals("delayed"))
        .isNotEmpty()
        .allMatch(event -> event.getDouble("pressure") > 0.85);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
