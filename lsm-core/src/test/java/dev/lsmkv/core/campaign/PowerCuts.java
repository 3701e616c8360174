package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.asserted.AssertedStore;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreExecutors;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.PowerCut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the power at every operation of a workload that may matter, draws disks that the cut could
 * leave, and opens each that is new: everything durable must be there, and what is there must be a
 * prefix of what was written. Now and then the power is cut again while the store recovers.
 *
 * <p>Thread: cuts come from any thread of the store; one at a time is looked at.
 */
final class PowerCuts {

  static final Path DIRECTORY = Path.of("/store");
  private static final List<FileSystemModel> MODELS = List.of(FileSystemModel.values());
  private static final int APPENDS_BETWEEN_CUTS = 7;
  private static final int DEPTH_MAX = 2;

  /** How a file ends that is written because a durable one was found damaged. */
  private static final String REBUILT = ".rebuilt";

  private final SplittableRandom random; // guarded by this
  private final StoreOptions options;
  private final int drawsPerCut;
  private final UnaryOperator<Storage> engine;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Set<Image> seen = ConcurrentHashMap.newKeySet();
  private final AtomicLong drawn = new AtomicLong();
  private final AtomicLong again = new AtomicLong();

  /** A disk, told by what is on it, and what may be on it. */
  private record Image(long fingerprint, History.Window window) {}

  PowerCuts(long seed, int drawsPerCut) {
    this(seed, drawsPerCut, UnaryOperator.identity());
  }

  /**
   * Power cuts of one workload.
   *
   * @param seed decides what is drawn
   * @param drawsPerCut how many disks of each cut are drawn
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

  /** The disks opened so far, no two of them the same. */
  long images() {
    return seen.size();
  }

  /** Those among them that a second power cut has left, while a store recovered. */
  long imagesOfSecondCuts() {
    return again.get();
  }

  /** The disks drawn so far. */
  long drawn() {
    return drawn.get();
  }

  /** Runs a workload of all kinds of calls. */
  void run(long seed, int steps) {
    run((history, life) -> new Workload(seed, history, life).run(steps));
  }

  /** Runs one that goes on in the next segment of the log all the time. */
  void runRotations(long seed, int steps) {
    run((history, life) -> new Rotations(seed, history, life).run(steps));
  }

  private void run(BiConsumer<History, Life> workload) {
    MemoryStorage disk = new MemoryStorage();
    History history = new History();
    AssertedStore asserted = new AssertedStore();
    workload.accept(history, new CutLife(disk, history, asserted));
    Throwable met = failure.get();
    if (met != null) {
      throw new AssertionError(met.getMessage(), met);
    }
    asserted.requireAllClosed();
  }

  /** Processes on a disk whose power is cut before their operations; it goes on unharmed. */
  private final class CutLife implements Life {

    private final MemoryStorage disk;
    private final History history;
    private final AssertedStore asserted;
    private final AtomicLong appends = new AtomicLong();
    private FaultyStorage seen = new FaultyStorage(new MemoryStorage());

    CutLife(MemoryStorage disk, History history, AssertedStore asserted) {
      this.disk = disk;
      this.history = history;
      this.asserted = asserted;
    }

    @Override
    public LsmStore open() {
      seen = new FaultyStorage(engine.apply(disk));
      seen.fault((operation, _) -> cutBefore(operation));
      return asserted.around(builder(seen, new PlatformExecutors()), seen).open();
    }

    @Override
    public void kill(int operations) {
      AtomicInteger left = new AtomicInteger(operations);
      seen.fault((operation, path) -> {
        if (left.getAndDecrement() <= 0) {
          left.set(0);
          throw new IOException("the process is dead, and does nothing to " + path);
        }
        cutBefore(operation);
      });
    }

    private void cutBefore(Operation operation) {
      if (matters(operation)
          || (operation == Operation.APPEND
              && appends.incrementAndGet() % APPENDS_BETWEEN_CUTS == 0)) {
        cut(disk, history);
      }
    }
  }

  private LsmStore open(Storage storage, StoreExecutors executors) {
    return builder(storage, executors).open();
  }

  private LsmStore.Builder builder(Storage storage, StoreExecutors executors) {
    return LsmStore.builder(DIRECTORY)
        .options(options)
        .environment(new Environment(storage, new SystemClock(), executors));
  }

  private static boolean matters(Operation operation) {
    return switch (operation) {
      case FORCE, FORCE_NAMES, RENAME, DELETE, CREATE, EXTEND -> true;
      case CREATE_DIRECTORY, LIST, APPEND, MAP -> false;
    };
  }

  private void cut(MemoryStorage disk, History history) {
    int durable = history.durableWrites();
    PowerCut cut = disk.powerCut();
    History.Window window = new History.Window(durable, history.begunWrites());
    looking.lock();
    try {
      for (int i = 0; i < drawsPerCut; i++) {
        look(cut, history, window, 0);
      }
    } finally {
      looking.unlock();
    }
  }

  private synchronized SplittableRandom split() {
    return random.split();
  }

  /** Draws one disk, and opens it if it is new. */
  private void look(PowerCut cut, History history, History.Window window, int depth) {
    if (failure.get() != null) {
      return;
    }
    try {
      SplittableRandom own = split();
      MemoryStorage image = cut.draw(MODELS.get(own.nextInt(MODELS.size())), own);
      drawn.incrementAndGet();
      if (seen.add(new Image(image.fingerprint(), window))) {
        if (depth > 0) {
          again.incrementAndGet();
        }
        image.shareMappings();
        open(image, history, window, new Draws(own, depth));
      }
    } catch (Throwable t) {
      failure.compareAndSet(null, t);
    }
  }

  /** What is to be drawn yet for one disk. */
  private record Draws(SplittableRandom random, int depth) {

    boolean areDeeper() {
      return depth < DEPTH_MAX && random.nextInt(12) == 0;
    }

    synchronized boolean cut() {
      return random.nextInt(5) == 0;
    }
  }

  private void open(MemoryStorage image, History history, History.Window window, Draws draws) {
    boolean everything = draws.random().nextInt(4) == 0;
    Storage watched =
        draws.areDeeper()
            ? watchedAgain(image, draws, cut -> look(cut, history, window, draws.depth() + 1))
            : watchedForRepairs(image);
    try (LsmStore store = open(watched, new VirtualExecutors())) {
      Survivor survivor = Survivor.of(store);
      survivor.requirePrefix(history, window);
      if (everything) {
        survivor.requireOneAnswer();
      }
    }
  }

  private FaultyStorage watchedForRepairs(MemoryStorage image) {
    FaultyStorage watched = new FaultyStorage(engine.apply(image));
    watched.fault((_, path) -> requireNoRepair(path));
    return watched;
  }

  private void requireNoRepair(Path path) {
    if (path.toString().endsWith(REBUILT)) {
      failure.compareAndSet(null, new AssertionError("had to be written again: " + path));
    }
  }

  /** The window does not move while a store recovers: nothing is written by anybody. */
  private FaultyStorage watchedAgain(MemoryStorage image, Draws draws, Consumer<PowerCut> cuts) {
    FaultyStorage watched = new FaultyStorage(engine.apply(image));
    watched.fault((operation, path) -> {
      requireNoRepair(path);
      if (matters(operation) && draws.cut()) {
        cuts.accept(image.powerCut());
      }
    });
    return watched;
  }
}
