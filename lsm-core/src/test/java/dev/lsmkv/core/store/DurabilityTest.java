package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is there after the process was killed, and in which order. */
final class DurabilityTest {

  private final TestStore disk = new TestStore();
  private final StoreOptions large = TestStore.small().memTableBytes(1 << 20).build();

  private static void write(LsmStore store, String key, Durability durability) {
    store.write(new WriteBatch().put(bytes(key), bytes("v")), durability);
  }

  @Test
  void syncAndOsSurviveAKillAndNoneDoesNot() {
    try (LsmStore store = disk.open(large)) {
      write(store, "a", Durability.SYNC);
      write(store, "b", Durability.OS);
      write(store, "c", Durability.NONE);
      try (LsmStore recovered = disk.killed().open(large)) {
        assertThat(entries(recovered.scan(KeyRange.all()))).containsExactly("a=v", "b=v");
        assertThat(recovered.stats().recovery().operations()).isEqualTo(2);
      }
    }
  }

  @Test
  void osWritesToTheChannelLogSurviveAKill() {
    StoreOptions options =
        StoreOptions.builder()
            .memTableBytes(1 << 20)
            .provider(Role.WAL, "channel")
            .durability(Durability.OS)
            .build();
    try (LsmStore store = disk.open(options)) {
      for (int i = 0; i < 100; i++) {
        store.put(bytes("k" + i), bytes("v"));
      }
      try (LsmStore recovered = disk.killed().open(options)) {
        assertThat(entries(recovered.scan(KeyRange.all()))).hasSize(100);
      }
    }
  }

  @Test
  void aLoggedWriteFirstMakesEarlierUnloggedOnesDurable() {
    try (LsmStore store = disk.open(large)) {
      write(store, "a", Durability.NONE);
      write(store, "b", Durability.NONE);
      write(store, "c", Durability.OS);
      write(store, "d", Durability.NONE);
      try (LsmStore recovered = disk.killed().open(large)) {
        assertThat(entries(recovered.scan(KeyRange.all()))).containsExactly("a=v", "b=v", "c=v");
      }
    }
  }

  @Test
  void recoveringTwiceAndAgainGivesTheSame() {
    TestStore killed;
    try (LsmStore store = disk.open(large)) {
      for (int i = 0; i < 100; i++) {
        write(store, "k" + i, Durability.OS);
      }
      killed = disk.killed();
    }
    for (int round = 0; round < 4; round++) {
      try (LsmStore store = killed.open(large)) {
        assertThat(entries(store.scan(KeyRange.all()))).hasSize(100);
        killed = killed.killed();
      }
    }
  }

  @Test
  void aSegmentCutAnywhereLeavesAPrefixAndKeepsWhatItDropped() {
    try (LsmStore store = disk.open(large)) {
      for (int i = 0; i < 20; i++) {
        write(store, "k" + (char) ('a' + i), Durability.OS);
      }
      TestStore killed = disk.killed();
      Path segment = killed.files("/wal/").stream().sorted().toList().getFirst();
      byte[] whole = killed.read(segment);
      for (int cut = 200; cut < 1_400; cut += 7) {
        TestStore torn = killed.killed();
        byte[] zeroed = whole.clone();
        java.util.Arrays.fill(zeroed, cut, zeroed.length, (byte) 0);
        torn.write(segment, zeroed);
        assertPrefix(torn);
      }
    }
  }

  private void assertPrefix(TestStore torn) {
    try (LsmStore store = torn.open(large)) {
      List<String> found = entries(store.scan(KeyRange.all()));
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < found.size(); i++) {
        expected.add("k" + (char) ('a' + i) + "=v");
      }
      assertThat(found).isEqualTo(expected);
      if (store.stats().recovery().bytesDropped() > 0) {
        assertThat(store.stats().recovery().keptIn()).isNotEmpty();
        assertThat(torn.files("/lost/")).isNotEmpty();
      }
    }
  }

  @Test
  void writesBehindATornSegmentAreDroppedTooSinceWhatSurvivesIsAPrefix() {
    StoreOptions slow =
        TestStore.small().memTableBytes(1 << 20).memTableEntries(10).immutableMemTables(64).build();
    TestStore killed = killedWithSeveralSegments(slow);
    List<Path> segments = killed.files("/wal/").stream().sorted().toList();
    Path first = segments.getFirst();
    byte[] bytes = killed.read(first);
    java.util.Arrays.fill(
        bytes, 144, bytes.length, (byte) 0); // all its records, as if they never reached the disk
    killed.write(first, bytes);
    try (LsmStore store = killed.open(slow)) {
      assertThat(entries(store.scan(KeyRange.all()))).isEmpty();
      assertThat(store.stats().recovery().bytesDropped()).isPositive();
    }
  }

  @Test
  void whateverAPowerCutLeavesInUnusedSpaceOfASegmentHidesNoneOfThoseBehind() {
    StoreOptions slow =
        TestStore.small().memTableBytes(1 << 20).memTableEntries(10).immutableMemTables(64).build();
    TestStore killed = killedWithSeveralSegments(slow);
    Path first = killed.files("/wal/").stream().sorted().toList().getFirst();
    byte[] bytes = killed.read(first);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    byte[] garbage = new byte[bytes.length];
    new Random(5).nextBytes(garbage);
    int unused = (end + 7) & -8; // records begin at multiples of eight
    System.arraycopy(garbage, unused, bytes, unused, bytes.length - unused);
    killed.write(first, bytes);
    try (LsmStore store = killed.open(slow)) {
      assertThat(entries(store.scan(KeyRange.all()))).hasSize(25);
    }
  }

  /** Two segments with records, which takes a copy of the disk between a rotation and its flush. */
  private TestStore killedWithSeveralSegments(StoreOptions options) {
    BlockingCompression gate = new BlockingCompression();
    StoreOptions gated =
        options.toBuilder()
            .compressedFromLevel(0)
            .provider(dev.lsmkv.api.Role.COMPRESSION, BlockingCompression.ID)
            .build();
    try (LsmStore store = disk.builder().options(gated).with(gate).open()) {
      gate.block();
      for (int i = 0; i < 25; i++) {
        write(store, "k" + i, Durability.OS);
      }
      TestStore killed = disk.killed();
      gate.release();
      return killed;
    }
  }
}
