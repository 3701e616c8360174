package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.PowerCut;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the power at every operation of a workload that may matter, draws disks that the cut could
 * leave, and opens each: everything durable must be there, and what is there must be a prefix of
 * what was written. Now and then the power is cut again while the store recovers.
 *
 * <p>Thread: cuts come from any thread of the store; one at a time is looked at.
 */
final class PowerCuts {

  static final Path DIRECTORY = Path.of("/store");
  private static final List<FileSystemModel> MODELS = List.of(FileSystemModel.values());
  private static final int APPENDS_BETWEEN_CUTS = 7;
  private static final int DEPTH_MAX = 2;
  private static final int IMAGES_ASSERTED = 8;

  /** How a file ends that is written because a durable one was found damaged. */
  private static final String REBUILT = ".rebuilt";

  private final SplittableRandom random;
  private final StoreOptions options;
  private final int drawsPerCut;
  private final UnaryOperator<Storage> engine;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong images = new AtomicLong();

  PowerCuts(long seed, int drawsPerCut) {
    this(seed, drawsPerCut, UnaryOperator.identity());
  }

  /**
   * Power cuts of one workload.
   *
   * @param seed decides what is drawn
   * @param drawsPerCut how many disks of each cut are looked at
   * @param engine makes of a disk the one that the engine sees, to change what the engine does
   */
  PowerCuts(long seed, int drawsPerCut, UnaryOperator<Storage> engine) {
    this.engine = engine;
    this.random = new SplittableRandom(seed);
    this.options = options(random.split());
    this.drawsPerCut = drawsPerCut;
  }

  private static StoreOptions options(SplittableRandom random) {
    return StoreOptions.builder()
        .memTableBytes(2_000 + random.nextInt(8_000))
        .setting(Role.WAL, "chunk-bytes", "4096")
        .setting(Role.COMPACTION, "l0-tables", String.valueOf(1 + random.nextInt(3)))
        .setting(Role.COMPACTION, "base-level-bytes", "8000")
        .setting(Role.COMPACTION, "table-bytes", "3000")
        .build();
  }

  /** The disks opened so far. */
  long images() {
    return images.get();
  }

  /** Runs a workload on a disk of its own. */
  void run(long seed, int steps) {
    MemoryStorage disk = new MemoryStorage();
    History history = new History();
    Storage watched = watched(disk, history, 0);
    AssertedStore asserted = new AssertedStore();
    new Workload(seed, history, () -> asserted.around(builder(watched), watched).open()).run(steps);
    rethrow();
    asserted.requireAllClosed();
  }

  private LsmStore.Builder builder(Storage storage) {
    return LsmStore.builder(DIRECTORY)
        .options(options)
        .environment(new Environment(storage, new SystemClock(), new PlatformExecutors()));
  }

  /** A disk whose power is cut before its operations; it goes on unharmed. */
  private Storage watched(MemoryStorage disk, History history, int depth) {
    FaultyStorage watched = new FaultyStorage(engine.apply(disk));
    AtomicLong appends = new AtomicLong();
    watched.fault((operation, _) -> {
      if (matters(operation)
          || (operation == Operation.APPEND
              && appends.incrementAndGet() % APPENDS_BETWEEN_CUTS == 0)) {
        cut(disk, history, depth);
      }
    });
    return watched;
  }

  private static boolean matters(Operation operation) {
    return switch (operation) {
      case FORCE, FORCE_NAMES, RENAME, DELETE, CREATE, EXTEND -> true;
      case CREATE_DIRECTORY, LIST, APPEND, MAP -> false;
    };
  }

  private void cut(MemoryStorage disk, History history, int depth) {
    int durable = history.durableWrites();
    PowerCut cut = disk.powerCut();
    History.Window window = new History.Window(durable, history.begunWrites());
    if (depth == 0) {
      looking.lock();
    }
    try {
      for (int i = 0; i < drawsPerCut && failure.get() == null; i++) {
        FileSystemModel model = MODELS.get(random.nextInt(MODELS.size()));
        long seed = random.nextLong();
        look(cut.draw(model, new SplittableRandom(seed)), history, window, depth);
      }
    } catch (Throwable t) {
      failure.compareAndSet(null, t);
    } finally {
      if (depth == 0) {
        looking.unlock();
      }
    }
  }

  private void look(MemoryStorage image, History history, History.Window window, int depth) {
    boolean asserting = images.incrementAndGet() % IMAGES_ASSERTED == 0;
    AssertedStore asserted = new AssertedStore();
    boolean again = depth < DEPTH_MAX && random.nextInt(12) == 0;
    Storage storage = watchedAgain(image, history, window, again ? depth + 1 : DEPTH_MAX + 1);
    LsmStore.Builder builder = builder(storage);
    try (LsmStore store = (asserting ? asserted.around(builder, storage) : builder).open()) {
      Map<String, String> found = entries(store.scan(KeyRange.all()));
      if (history.match(found, window).isEmpty()) {
        throw new AssertionError(
            "after a power cut there is no prefix of the writes, but " + found.keySet());
      }
      if (!entries(store.scanReverse(KeyRange.all())).equals(found)) {
        throw new AssertionError("backward there is something else than forward");
      }
      requireEach(store, found);
    }
    asserted.requireAllClosed();
  }

  private static void requireEach(LsmStore store, Map<String, String> found) {
    for (int i = 0; i < Workload.KEYS; i++) {
      String key = "key" + i;
      Optional<String> value =
          store.get(key.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
      if (!value.equals(Optional.ofNullable(found.get(key)))) {
        throw new AssertionError(key + " is read alone as something else than in a scan");
      }
    }
  }

  /** The window does not move while a store recovers: nothing is written by anybody. */
  private Storage watchedAgain(
      MemoryStorage image, History history, History.Window window, int depth) {
    FaultyStorage watched = new FaultyStorage(engine.apply(image));
    watched.fault((operation, path) -> {
      if (path.toString().endsWith(REBUILT)) {
        failure.compareAndSet(null, new AssertionError("had to be written again: " + path));
      }
      if (depth <= DEPTH_MAX
          && matters(operation)
          && failure.get() == null
          && random.nextInt(5) == 0) {
        try {
          PowerCut cut = image.powerCut();
          FileSystemModel model = MODELS.get(random.split().nextInt(MODELS.size()));
          look(cut.draw(model, random.split()), history, window, depth);
        } catch (Throwable t) {
          failure.compareAndSet(null, t);
        }
      }
    });
    return watched;
  }

  /** All entries as texts. */
  static Map<String, String> entries(Cursor cursor) {
    Map<String, String> entries = new TreeMap<>();
    try (cursor) {
      while (cursor.next()) {
        entries.put(new String(cursor.keyBytes(), UTF_8), new String(cursor.valueBytes(), UTF_8));
      }
    }
    return entries;
  }

  private void rethrow() {
    Throwable met = failure.get();
    if (met != null) {
      throw new AssertionError(met.getMessage(), met);
    }
  }
}
