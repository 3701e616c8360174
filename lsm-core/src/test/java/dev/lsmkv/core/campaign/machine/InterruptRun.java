package dev.lsmkv.core.campaign.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Callers of one store whose calls are interrupted, all of them, at any moment. Every call succeeds
 * and leaves the flag set, and whatever was acknowledged is there in the end.
 */
final class InterruptRun {

  static final int WRITERS = 4;
  private static final long PAUSE_NANOS_MAX = 200_000;

  private final Supplier<LsmStore> opening;
  private final Plan plan;
  private final long enough;
  private final Board board;
  private final SplittableRandom random;
  private final List<Interrupted> callers;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * A run.
   *
   * @param opening opens the store
   * @param plan what is written
   * @param enough how many interrupts are to be thrown
   */
  InterruptRun(Supplier<LsmStore> opening, Plan plan, long enough) {
    this.opening = opening;
    this.plan = plan;
    this.enough = enough;
    this.board = new Board(plan.countsArray());
    this.random = new SplittableRandom(plan.seed());
    this.callers = Stream.generate(Interrupted::new).limit(WRITERS).toList();
  }

  long interrupts() {
    return callers.stream().mapToLong(Interrupted::delivered).sum();
  }

  void run() throws InterruptedException {
    LsmStore store = openInterrupted();
    try (ExecutorService platform = Executors.newCachedThreadPool();
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      List<Writer> writers = plan.writers(store, board);
      for (int i = 0; i < WRITERS; i++) {
        Caller caller = new Caller(store, writers.get(i), callers.get(i), random.split());
        calls.add((i % 2 == 0 ? platform : virtual).submit(() -> callUntilOver(caller)));
      }
      Future<?> interrupting = platform.submit(this::interrupt);
      await(calls);
      await(List.of(interrupting));
    }
    new Interrupted().callInterrupted(store::close);
    LsmStore again = openInterrupted();
    try (again) {
      Judge judge = new Judge(plan.seed(), WRITERS, plan.mix());
      Contents found = Contents.of(again.scan(KeyRange.all()), WRITERS);
      judge.require(found, new Judge.Bounds(board.acknowledged(), board.acknowledged()));
    }
  }

  private LsmStore openInterrupted() {
    List<LsmStore> opened = new ArrayList<>();
    new Interrupted().callInterrupted(() -> opened.add(opening.get()));
    return opened.getFirst();
  }

  private void await(List<Future<?>> futures) throws InterruptedException {
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      over.set(true);
      throw e.getCause() instanceof AssertionError wrong ? wrong : new AssertionError(e);
    }
  }

  private void callUntilOver(Caller caller) {
    try {
      while (!over.get()) {
        caller.next();
      }
    } finally {
      over.set(true); // a caller that failed ends the run
    }
  }

  private void interrupt() {
    SplittableRandom own = new SplittableRandom(plan.seed());
    while (!over.get()) {
      callers.get(own.nextInt(WRITERS)).interrupt();
      over.compareAndSet(false, interrupts() >= enough);
      LockSupport.parkNanos(own.nextLong(PAUSE_NANOS_MAX));
    }
  }

  /** Calls everything there is to be called. */
  private record Caller(
      LsmStore store, Writer writer, Interrupted thread, SplittableRandom random) {

    private void next() {
      Runnable call = draw();
      if (random.nextInt(3) == 0) {
        thread.callInterrupted(call);
      } else {
        thread.call(call);
      }
    }

    private Runnable draw() {
      byte[] key = Step.key(writer.script().writer(), random.nextInt(60)).getBytes(UTF_8);
      return switch (random.nextInt(20)) {
        case 0 -> store::flush;
        case 1 -> store::compact;
        case 2 -> store::stats;
        case 3, 4 -> () -> store.get(key);
        case 5 -> () -> store.contains(key);
        case 6 -> () -> Contents.of(store.scan(KeyRange.all()), WRITERS);
        case 7 -> () -> Contents.of(store.scanReverse(KeyRange.all()), WRITERS);
        case 8 -> this::readSnapshot;
        default -> writer::writeNext;
      };
    }

    private void readSnapshot() {
      try (Snapshot snapshot = store.snapshot()) {
        Contents.of(snapshot.scan(KeyRange.all()), WRITERS);
      }
    }
  }
}
