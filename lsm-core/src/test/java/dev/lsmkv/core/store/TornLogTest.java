package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.core.recovery.Recovery;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes that a recovery leaves out are told of in the log. */
final class TornLogTest {

  private TestStore killed() {
    TestStore disk = new TestStore();
    try (LsmStore store = disk.open(TestStore.small().durability(Durability.OS).build())) {
      store.put(bytes("a"), bytes("v"));
      store.put(bytes("b"), bytes("v"));
      return disk.killed();
    }
  }

  private static Path segmentWithRecords(TestStore disk) {
    return disk.files("/wal/").stream()
        .max((a, b) -> Integer.compare(lastByte(disk.read(a)), lastByte(disk.read(b))))
        .orElseThrow();
  }

  private static int lastByte(byte[] bytes) {
    int last = bytes.length - 1;
    while (last > 0 && bytes[last] == 0) {
      last--;
    }
    return last;
  }

  @Test
  void aRecordThatIsNotWholeIsToldOf() {
    TestStore disk = killed();
    Path segment = segmentWithRecords(disk);
    disk.damage(segment, lastByte(disk.read(segment)));
    try (CapturedLog log = new CapturedLog(Recovery.class);
        LsmStore store = disk.open()) {
      assertThat(store.get(bytes("a"))).hasValue(bytes("v"));
      assertThat(store.get(bytes("b"))).isEmpty();
      assertThat(log.lines()).singleElement().asString().contains("not whole");
    }
  }

  @Test
  void aLogThatEndsWithAWholeRecordIsNot() {
    TestStore disk = killed();
    try (CapturedLog log = new CapturedLog(Recovery.class);
        LsmStore store = disk.open()) {
      assertThat(store.get(bytes("b"))).hasValue(bytes("v"));
      assertThat(log.lines()).isEmpty();
    }
  }
}
