package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.DurabilityUnknownException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each change of a store's state is told of once: by a line of the log, and by an event. */
@Timeout(120)
final class StateLogTest {

  @TempDir private Path directory;
  private final TestStore disk = new TestStore();
  private final WatchedStorage watched = new WatchedStorage(disk.disk());
  private final StoreOptions options = TestStore.small().memTableBytes(1 << 20).build();
  private final Recording recording = new Recording();
  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = new CapturedLog(Health.class);
    recording.enable("dev.lsmkv.StateChange");
    recording.start();
  }

  @AfterEach
  void stop() {
    log.close();
    recording.close();
  }

  private LsmStore open() {
    return TestStore.builder(watched).options(options).open();
  }

  private List<String> events() throws IOException {
    Path file = Files.createTempFile(directory, "recording", ".jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream() // by the thread that they are of
        .filter(event -> event.getEventType().getName().equals("dev.lsmkv.StateChange"))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .map(event -> event.getString("from") + " > " + event.getString("to"))
        .toList();
  }

  @Test
  void aFullDiskIsToldOfWithItsReasonAndWhenItIsOver() throws IOException {
    try (LsmStore store = open()) {
      store.put(bytes("k"), bytes("v"));
      watched.refuse(Operation.CREATE, "sstables/");
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(StoreIoException.class).isThrownBy(store::flush);
      }
      watched.rule(operation -> {});
      store.flush();
    }
    assertThat(log.lines()).hasSize(3);
    assertThat(log.lines().get(0))
        .startsWith("WARNING The store /store is read-only until space returns: refused: ")
        .endsWith(" (before: healthy)");
    assertThat(log.lines().subList(1, 3))
        .containsExactly(
            "INFO The store /store is healthy (before: read-only until space returns)",
            "FINE The store /store is closed (before: healthy)");
    assertThat(events())
        .containsExactly(
            "healthy > read-only until space returns",
            "read-only until space returns > healthy",
            "healthy > closed");
  }

  @Test
  void aLogThatIsFullIsToldOfTooAndItsExceptionSaysSo() {
    try (LsmStore store = open()) {
      watched.refuse(Operation.EXTEND, "/wal/");
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(StoreIoException.class)
            .isThrownBy(() -> store.put(bytes("k"), new byte[100_000]))
            .withMessageContaining("read-only until space returns")
            .withMessageContaining("Free some space");
      }
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING The store /store is read-only until space returns: refused: ");
      watched.rule(operation -> {});
      store.put(bytes("k"), new byte[100_000]);
      assertThat(log.lines())
          .hasSize(2)
          .endsWith("INFO The store /store is healthy (before: read-only until space returns)");
    }
  }

  @Test
  void aFailedForceIsToldOfOnceHoweverManyWritesAreRefused() throws IOException {
    try (LsmStore store = open()) {
      store.put(bytes("k"), bytes("v"));
      watched.refuseForcesOfWrites();
      WriteBatch batch = new WriteBatch().put(bytes("k"), bytes("v"));
      assertThatExceptionOfType(DurabilityUnknownException.class)
          .isThrownBy(() -> store.write(batch, Durability.SYNC))
          .withMessageContaining("read-only until reopened");
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(StoreReadOnlyException.class)
            .isThrownBy(() -> store.put(bytes("k"), bytes("v")))
            .withMessageContaining("read-only until reopened");
      }
    }
    assertThat(log.lines())
        .containsExactly(
            "WARNING The store /store is read-only until reopened (before: healthy)",
            "FINE The store /store is closed (before: read-only until reopened)");
    assertThat(events())
        .containsExactly("healthy > read-only until reopened", "read-only until reopened > closed");
  }

  @Test
  void aDamagedBlockIsToldOfOnceHoweverOftenItIsRead() throws IOException {
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("k"), new byte[1000]);
    }
    disk.damage(disk.files("data.rows").getFirst(), 500);
    log.forget();
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(CorruptionException.class)
            .isThrownBy(() -> store.get(bytes("k")))
            .withMessageContaining("damaged range");
      }
    }
    assertThat(log.lines())
        .containsExactly(
            "WARNING The store /store is damaged range (before: healthy)",
            "FINE The store /store is closed (before: damaged range)");
    assertThat(events()).containsSequence("healthy > damaged range", "damaged range > closed");
  }

  @Test
  void delayedWritersAreToldOfQuietly() throws IOException {
    BlockingCompression gate = new BlockingCompression();
    StoreOptions slow = TestStore.slowedEarly();
    try (LsmStore store = disk.builder().options(slow).with(gate).open()) {
      gate.block();
      for (int i = 0; store.stats().state() != State.DELAYED; i++) {
        store.put(bytes("k" + i), new byte[500]);
      }
      gate.release();
      store.compact();
      while (store.stats().state() != State.HEALTHY) {
        Thread.onSpinWait();
      }
    }
    assertThat(log.lines())
        .startsWith(
            "FINE The store /store is writes delayed (before: healthy)",
            "FINE The store /store is healthy (before: writes delayed)")
        .allMatch(line -> line.startsWith("FINE "));
    assertThat(events()).startsWith("healthy > writes delayed", "writes delayed > healthy");
  }

  @Test
  void changesThatComeAtOnceAreToldOfInTheirOrder() throws InterruptedException {
    log.close();
    Health health = new Health(Path.of("/store"));
    Thread failing =
        Thread.ofPlatform().unstarted(() -> health.fail(new IOException("no disk any more")));
    log =
        new CapturedLog(
            Health.class,
            line -> {
              if (line.contains("delayed (")) {
                failing.start();
                awaitEndOrWait(failing);
              }
            });
    health.delaysBegin();
    failing.join();
    assertThat(log.lines())
        .containsExactly(
            "FINE The store /store is writes delayed (before: healthy)",
            "WARNING The store /store is read-only until reopened (before: writes delayed)");
  }

  private static void awaitEndOrWait(Thread thread) {
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
