package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs sequences and opens what crashes leave of each: a kill of the process, and a power cut in
 * every model of a file system. What the store was told to keep must be there, and what is there
 * must be a prefix of what was written.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Exhaustion {

  private final ActSetting setting;
  private final long seed;
  private final MemoryStorage prepared;
  private final AtomicLong crashes = new AtomicLong();
  private final AtomicLong images = new AtomicLong();

  Exhaustion(ActSetting setting, long seed) {
    this.setting = setting;
    this.seed = seed;
    this.prepared = ActRun.prepared(new ActSetting(setting.durability(), setting.wal()));
  }

  /** The moments at which everything stopped. */
  long crashes() {
    return crashes.get();
  }

  /** The disks that were opened. */
  long images() {
    return images.get();
  }

  /** Runs a sequence on the prepared store and, if it is shorter than two, on an empty disk too. */
  void run(List<Act> acts) {
    run(acts, prepared);
    if (acts.size() <= 1) {
      run(acts, new MemoryStorage());
    }
  }

  private void run(List<Act> acts, MemoryStorage disk) {
    ActRun run = new ActRun(setting, disk);
    try {
      run.run(acts);
      SplittableRandom random = new SplittableRandom(seed + acts.hashCode());
      Set<List<Long>> seen = new HashSet<>();
      for (Crash crash : run.crashes()) {
        crashes.incrementAndGet();
        look(crash.killed(), run, new History.Window(crash.kept(), crash.begun()), seen);
        for (FileSystemModel model : FileSystemModel.values()) {
          MemoryStorage left = crash.cut().draw(model, random.split());
          look(left, run, new History.Window(crash.durable(), crash.begun()), seen);
        }
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("%s, %s, with -Dcampaign.seed=%d".formatted(acts, setting, seed), e);
    }
  }

  /** Many crashes leave the same; each disk is opened once for each window. */
  private void look(MemoryStorage left, ActRun run, History.Window window, Set<List<Long>> seen) {
    if (!seen.add(List.of(left.fingerprint(), (long) window.durable(), (long) window.begun()))) {
      return;
    }
    images.incrementAndGet();
    left.shareMappings();
    Storage disk = setting.engine().apply(left);
    try (LsmStore store = setting.open(disk)) {
      Map<String, String> found = Survivor.entries(store.scan(KeyRange.all()));
      if (run.history().match(found, window).isEmpty()) {
        throw new AssertionError(
            "there is no prefix of the writes %s, but %s".formatted(window, found.keySet()));
      }
      for (String key : List.of("a", "b", "c", "d", "e")) {
        Optional<String> value =
            store.get(key.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
        if (!value.equals(Optional.ofNullable(found.get(key)))) {
          throw new AssertionError(key + " is read alone as something else than in a scan");
        }
      }
    }
  }
}
