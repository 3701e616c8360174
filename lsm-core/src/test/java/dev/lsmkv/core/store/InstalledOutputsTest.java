package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.background.Compactor;
import dev.lsmkv.core.background.Engine;
import dev.lsmkv.core.background.ManualCompaction;
import dev.lsmkv.core.commit.Throttle;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.read.ReadSign;
import dev.lsmkv.core.read.Readers;
import dev.lsmkv.core.read.SnapshotRegistry;
import dev.lsmkv.core.recovery.Recovery;
import dev.lsmkv.core.recovery.StoreDirectory;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.table.TableWriter;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.spi.environment.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a compaction has installed is part of the store, whatever fails after that. */
final class InstalledOutputsTest {

  private static final StoreOptions OPTIONS = StoreOptions.builder().build();

  private final TestStore disk = new TestStore();

  /** Takes no table, as nobody foresaw. */
  private static void broken(TableHandle retired) {
    throw new LinkageError("planted for " + retired.record().number());
  }

  /** What compacts the store on the disk, which is not open. */
  private Compactor compactor() throws IOException {
    Environment environment =
        new Environment(disk.disk(), new SystemClock(), new PlatformExecutors());
    OpenRequest request =
        new OpenRequest(
            TestStore.DIRECTORY,
            OPTIONS,
            OpenMode.READ_WRITE,
            List.of(),
            Optional.empty(),
            Optional.of(environment));
    StoreLayout layout = new StoreLayout(disk.disk(), TestStore.DIRECTORY);
    Parts parts = new Parts(request);
    StoreSetting setting = StoreSetting.of(request, layout, environment, parts);
    Root root = new StoreDirectory(layout).find().orElseThrow();
    TableOpener opener = setting.opener(root.store(), new TableCounters(), _ -> {});
    StoreState state =
        new Recovery(layout, parts, OPTIONS)
            .load(root, opener, setting.health(), InstalledOutputsTest::broken);
    TableWriter writer = new TableWriter(layout, root.store(), parts);
    Readers readers =
        new Readers(new SnapshotRegistry(() -> Long.MAX_VALUE), new ReadSign(System.nanoTime()));
    Engine engine = new Engine(state, writer, opener, readers, setting.health());
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown(); // nothing is compacted but by hand
    return new Compactor(
        engine, parts.compaction(), new Throttle(0.85, readers, setting.health()), ended, 1);
  }

  @Test
  void theyStayThoughLettingGoOfTheInputsFails() throws IOException {
    try (LsmStore store = disk.open(OPTIONS)) {
      store.put(bytes("a"), bytes("1"));
      store.flush();
      store.put(bytes("b"), bytes("2"));
    }
    assertThat(disk.files("data.rows")).hasSize(2);
    Compactor compactor = compactor();
    assertThatExceptionOfType(LinkageError.class)
        .isThrownBy(() -> new ManualCompaction(KeyRange.all()).run(compactor))
        .withMessageContaining("planted");
    try (LsmStore store = disk.open(OPTIONS)) {
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=1", "b=2");
      assertThat(store.stats().tablesKnown()).isEqualTo(1);
    }
  }
}
