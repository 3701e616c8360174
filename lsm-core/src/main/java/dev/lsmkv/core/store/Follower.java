package dev.lsmkv.core.store;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.core.background.TableReaper;
import dev.lsmkv.core.environment.Uninterrupted;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows the store that another process writes: looks for a new ROOT, loads all it names, and only
 * then lets go of the old version, so that readers never see a gap.
 *
 * <p>The writer may delete what a ROOT names as soon as the next one stands, so tables are mapped
 * at once, and a load that finds a file gone begins again with the newest ROOT.
 *
 * <p>Thread: one thread of its own follows; reading is for any.
 */
final class Follower {

  private static final System.Logger LOG = System.getLogger(Follower.class.getName());
  private static final long POLL_MILLIS = 100;
  private static final int POLL_DOUBLINGS_MAX = 6;
  private static final int ATTEMPTS_MIN = 3;
  private static final int ATTEMPTS_MAX = 100;

  private final StoreSetting setting;
  private final RootReader roots;
  private final TableCounters counters = new TableCounters();
  private final TableReaper reaper;
  private final TableOpener opener; // repairs nothing: a reader writes nothing
  private final VersionSet versions;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("lsm-follower").unstarted(this::follow);
  private volatile FollowedState newest; // set before its version is published

  private Follower(StoreSetting setting) throws IOException {
    this.setting = setting;
    this.roots = new RootReader(setting.layout());
    this.opener = setting.opener(retrying(this::newestRoot).store(), counters, _ -> {});
    try {
      this.newest = load(LevelTables.EMPTY);
      this.reaper = new TableReaper();
      this.versions = new VersionSet(newest.version(), reaper::accept);
    } catch (IOException | RuntimeException | Error e) {
      opener.openTables().closeAll();
      throw e;
    }
  }

  static Follower start(StoreSetting setting) throws IOException {
    Follower follower = new Follower(setting);
    try {
      follower.reaper.begin();
      follower.thread.start();
    } catch (Error e) { // the system may give no thread
      follower.close();
      throw e;
    }
    return follower;
  }

  VersionSet versions() {
    return versions;
  }

  /** Grows before the version that goes with it is published. */
  long visibleSequence() {
    return newest.sequence();
  }

  /** What is followed now, its version with a reference. */
  FollowedState acquire() {
    while (true) {
      Version version = versions.acquire();
      FollowedState state = newest;
      if (state.version() == version) {
        return state;
      }
      versions.release(version); // a newer one is being published at this moment
      Thread.onSpinWait();
    }
  }

  private Root newestRoot() throws IOException {
    Root root =
        roots
            .newest()
            .orElseThrow(() ->
                new StoreIoException(
                    "There is no store in "
                        + setting.layout().root().path()
                        + ". A store is made by opening it for writing."));
    roots.requireNewest(root);
    return root;
  }

  /** Something read from files that the writer may delete or have in the making. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  /** Loads the newest ROOT and all it names. */
  private FollowedState load(LevelTables known) throws IOException {
    return retrying(() -> FollowedState.load(newestRoot(), roots, setting, opener, known));
  }

  /**
   * Reads, and reads again, of a newer ROOT, if files are gone meanwhile. Only if no ROOT has come
   * or gone for the whole of an attempt is what it met more than the writer's clearing away.
   */
  private <T> T retrying(Reading<T> reading) throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<Long> before = roots.numbers();
      try {
        return reading.read();
      } catch (NoSuchFileException | CorruptFileException | CorruptionException e) {
        boolean isAtRest = attempt >= ATTEMPTS_MIN && before.equals(roots.numbers());
        if (attempt == ATTEMPTS_MAX || isAtRest) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() {
    boolean interrupted = Thread.interrupted();
    try {
      Thread.sleep(5);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks less often while it fails, since that is logged each time. */
  private void follow() {
    int failures = 0;
    while (!awaitClosed(POLL_MILLIS << Math.min(failures, POLL_DOUBLINGS_MAX))) {
      try {
        if (isOvertaken()) {
          publish(load(versions.current().tables()));
        }
        failures = 0;
      } catch (IOException | RuntimeException | Error e) { // the thread must not end unnoticed
        failures++;
        FailureLog.tell(
            LOG,
            System.Logger.Level.WARNING,
            "Could not follow the writer of the store; the last state stays",
            e);
      }
    }
  }

  /**
   * Whether there is a newer ROOT, a sound one: what a writer leaves that dies may stay for long.
   */
  private boolean isOvertaken() throws IOException {
    List<Long> numbers = roots.numbers();
    long followed = newest.rootNumber();
    return !numbers.isEmpty()
        && numbers.getLast() != followed
        && retrying(this::newestRoot).number() != followed;
  }

  private boolean awaitClosed(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return false;
    }
  }

  private void publish(FollowedState next) {
    newest = next;
    versions.replace(next.version());
  }

  StoreStats stats() {
    FollowedState state = newest;
    Version version = state.version();
    StoreStats.Recovery replayed = state.report();
    LevelTables tables = version.tables();
    TableStats levels = TableStats.of(tables, setting.parts().compaction().limits(tables.view()));
    long entries = version.active().table().entries();
    return new StoreStats(
        setting.health().isClosed() ? StoreStats.State.CLOSED : StoreStats.State.READ_ONLY,
        state.sequence(),
        new StoreStats.MemTables(
            version.active().table().bytes(), entries, version.immutable().size(), 0, 0, 0),
        new StoreStats.Wal(replayed.segments(), 0, 0, 0, 0),
        levels.levels(),
        levels.known(),
        opener.openTables().count(),
        levels.damaged(),
        TableStats.filters(counters),
        TableStats.cache(setting),
        new StoreStats.Flushes(0, 0, 0),
        new StoreStats.Compactions(0, 0, 0, 0, 0, 0, java.util.Optional.empty()),
        new StoreStats.Stalls(0, java.time.Duration.ZERO, 0, java.time.Duration.ZERO),
        replayed,
        TableStats.damage(tables));
  }

  void close() {
    closed.countDown();
    Uninterrupted.join(thread);
    reaper.close();
    opener.openTables().closeAll();
  }
}
