package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.memtable.tree.TreeMemTableProvider;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The change to a new memtable fails once, as it does where there is no memory for one. */
final class RotationFailureTest {

  private final TestStore disk = new TestStore();
  private final AtomicBoolean fails = new AtomicBoolean();

  /** The default memtable, which cannot be made once. */
  private record Scarce(AtomicBoolean fails) implements MemTableProvider {

    @Override
    public String id() {
      return "test.scarce";
    }

    @Override
    public MemTableFactory create(Settings settings) {
      MemTableFactory factory = new TreeMemTableProvider().create(settings);
      return bytesExpected -> {
        if (fails.getAndSet(false)) {
          throw new OutOfMemoryError("planted");
        }
        return factory.create(bytesExpected);
      };
    }
  }

  @Test
  void writesAfterAFlushThatFoundNoMemoryForAMemTableSurviveAKill() {
    Scarce scarce = new Scarce(fails);
    StoreOptions options = TestStore.small().provider(Role.MEM_TABLE, scarce.id()).build();
    TestStore killed;
    try (LsmStore store = disk.builder().options(options).with(scarce).open()) {
      store.put(bytes("a"), bytes("v"));
      fails.set(true);
      assertThatThrownBy(store::flush).hasStackTraceContaining("planted");
      store.put(bytes("b"), bytes("v"));
      store.flush();
      store.put(bytes("c"), bytes("v"));
      store.put(bytes("d"), bytes("v"));
      killed = disk.killed();
    }
    try (LsmStore store = killed.builder().options(options).with(scarce).open()) {
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=v", "b=v", "c=v", "d=v");
    }
  }
}
