package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What recovery makes of the ROOTs and of what they name. */
final class RootRecoveryTest {

  /** Nothing is compacted but by a call. */
  private static final StoreOptions IDLE =
      TestStore.small().setting(Role.COMPACTION, "l0-tables", "50").build();

  private TestStore disk;

  @BeforeEach
  void makeStore() {
    TestStore made = new TestStore();
    try (LsmStore store = made.open(IDLE)) {
      store.put(bytes("k"), bytes("v"));
      store.flush();
      store.put(bytes("l"), bytes("w"));
    }
    disk = made.killed();
  }

  private List<Path> roots() {
    return disk.files("ROOT-").stream().sorted().toList();
  }

  private Path newestRoot() {
    return roots().getLast();
  }

  private void assertWhole() {
    try (LsmStore store = disk.open()) {
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(store.get(bytes("l"))).hasValue(bytes("w"));
    }
    assertThat(disk.files("ROOT-")).hasSize(2);
  }

  @Test
  void aTornRootBesideTwoOlderOnesIsACommitThatWasCutShort() {
    byte[] newest = disk.read(newestRoot());
    for (int length : new int[] {0, 1, newest.length / 2, newest.length - 1}) {
      TestStore before = disk;
      disk = disk.killed();
      disk.write(successor(newestRoot()), Arrays.copyOf(newest, length));
      assertWhole();
      disk = before;
    }
  }

  /** The disk as a kill leaves it before each operation of some calls. */
  private List<TestStore> killedAtEachOperation(Consumer<LsmStore> calls) {
    Queue<TestStore> killed = new ConcurrentLinkedQueue<>(); // operations are of several threads
    WatchedStorage watched = new WatchedStorage(disk.disk());
    try (LsmStore store = TestStore.builder(watched).options(IDLE).open()) {
      watched.rule(operation -> killed.add(disk.killed()));
      calls.accept(store);
    }
    assertThat(killed).hasSizeGreaterThan(10);
    return List.copyOf(killed);
  }

  /** Whatever is lost of what is not durable, an open has not deleted what the rest needs. */
  private void assertWholeAfterOpensAndACut(TestStore left) {
    for (int opens = 0; opens < 2; opens++) {
      left.open(IDLE).close();
      for (int seed = 0; seed < 6; seed++) {
        disk = left.cutOff(new SplittableRandom(seed));
        assertWhole();
      }
    }
  }

  @Test
  void anOpenDeletesNothingThatTheDiskStillNamesWhenACompactionWasKilled() {
    killedAtEachOperation(LsmStore::compact).forEach(this::assertWholeAfterOpensAndACut);
  }

  @Test
  void anOpenDeletesNothingThatTheDiskStillNamesWhenTheFirstWriteWasKilled() {
    killedAtEachOperation(store -> store.put(bytes("m"), bytes("x")))
        .forEach(this::assertWholeAfterOpensAndACut);
  }

  @Test
  void aRootThatStandsAloneIsNotAloneAnyMoreAfterAnOpen() {
    disk.delete(roots().getFirst());
    disk.open(IDLE).close();
    assertThat(roots()).hasSize(2);
    killedAtEachOperation(LsmStore::compact).forEach(this::assertWholeAfterOpensAndACut);
  }

  @Test
  void aCrashInTheRecoveryFromATornRootIsRecoveredFromToo() {
    disk.write(successor(newestRoot()), new byte[10]);
    try (LsmStore store = disk.open()) {
      disk = disk.killed();
    }
    disk.write(successor(newestRoot()), new byte[10]);
    assertWhole();
  }

  @Test
  void twoTornRootsAreThoseOfAKilledProcessAndOfItsSuccessor() {
    disk.write(successor(newestRoot()), new byte[10]);
    disk.write(successor(newestRoot()), new byte[0]);
    assertWhole();
  }

  @Test
  void tornRootsOfAStoreThatWasBeingMadeAreMadeAgain() {
    for (int torn = 1; torn <= 3; torn++) {
      TestStore begun = new TestStore();
      for (int number = 0; number < torn; number++) {
        begun.write(
            TestStore.DIRECTORY.resolve("ROOT-000000000%d.json".formatted(number)), new byte[3]);
      }
      try (LsmStore store = begun.open()) {
        store.put(bytes("k"), bytes("v"));
      }
      assertThat(begun.files("ROOT-")).hasSize(2);
    }
  }

  @Test
  void theNameOfAStoreThatWasBeingMadeIsMadeDurableByTheNextOpen() {
    FaultyStorage faulty = new FaultyStorage(new TestStore().disk());
    AtomicInteger forces = new AtomicInteger();
    faulty.fault((operation, path) -> {
      if (operation == Operation.FORCE_NAMES && path.equals(TestStore.DIRECTORY.getParent())) {
        forces.incrementAndGet();
        throw new IOException("planted");
      }
    });
    assertThatExceptionOfType(StoreIoException.class)
        .isThrownBy(() -> TestStore.builder(faulty).open());
    assertThatExceptionOfType(StoreIoException.class)
        .as("ROOT 0 is there, its directory may not be")
        .isThrownBy(() -> TestStore.builder(faulty).open());
    assertThat(forces).hasValue(2);
    faulty.fault(Fault.NONE);
    TestStore.builder(faulty).open().close();
  }

  private static Path successor(Path root) {
    String name = root.getFileName().toString();
    long number = Long.parseLong(name.substring(5, 15));
    return root.resolveSibling("ROOT-%010d.json".formatted(number + 1));
  }

  @Test
  void anUnreadableRootBesideOneOlderOneIsDamageAndNamed() {
    disk.damage(newestRoot(), 30);
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(disk::open)
        .satisfies(e -> assertThat(e.file()).isEqualTo(newestRoot()));
  }

  @Test
  void everyFlippedByteOfTheNewestRootIsNoticed() {
    Path root = newestRoot();
    byte[] whole = disk.read(root);
    for (int at = 0; at < whole.length; at++) {
      TestStore damaged = disk.killed();
      damaged.damage(root, at);
      assertThatExceptionOfType(CorruptionException.class)
          .as("byte " + at)
          .isThrownBy(damaged::open);
    }
  }

  @Test
  void aMissingOrDamagedManifestIsNamed() {
    Path manifest = disk.files("manifest_l0").getFirst();
    TestStore damaged = disk.killed();
    damaged.damage(manifest, 10);
    assertNames(damaged, manifest);
    assertNames(without(manifest), manifest);
  }

  @Test
  void aMissingLogSegmentIsNamed() {
    Path segment = disk.files("/wal/").getFirst();
    assertNames(without(segment), segment);
  }

  @Test
  void aMissingTableIsNamedWhenItIsRead() {
    Path data = disk.files("data.rows").stream().sorted().toList().getFirst();
    TestStore gone = without(data);
    try (LsmStore store = gone.open()) {
      assertThatExceptionOfType(CorruptionException.class)
          .isThrownBy(() -> store.get(bytes("k")))
          .satisfies(e -> assertThat(e.file()).isEqualTo(data));
    }
  }

  private static void assertNames(TestStore disk, Path file) {
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(disk::open)
        .satisfies(e -> assertThat(e.file()).isEqualTo(file));
  }

  private TestStore without(Path missing) {
    TestStore copy = new TestStore();
    for (Path file : disk.disk().files()) {
      if (!file.equals(missing)) {
        copy.write(file, disk.read(file));
      }
    }
    return copy;
  }

  @Test
  void orphansOfAnInterruptedFlushAreRemovedAndStrangersAreLeftAlone() {
    Path orphan = TestStore.DIRECTORY.resolve("sstables/sstable_000900/data.rows");
    Path stranger = TestStore.DIRECTORY.resolve("sstables/notes.txt");
    disk.write(orphan, new byte[5]);
    disk.write(stranger, new byte[5]);
    try (LsmStore store = disk.open()) {
      assertThat(store.stats().recovery().orphans()).isPositive();
      assertThat(disk.disk().files()).doesNotContain(orphan).contains(stranger);
      store.put(bytes("m"), bytes("x"));
      store.flush();
      assertThat(disk.files("sstable_00090")).as("a number above the orphan's").isNotEmpty();
    }
  }
}
