package dev.lsmkv.core.campaign.machine;

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
import java.util.concurrent.atomic.LongAdder;

/** Writers, readers, flushes and compactions at once in one new store, until all is written. */
final class ThreadsRun {

  static final int WRITERS = 3;
  private static final int READERS = 3;
  private static final long PAUSE_MILLIS_MAX = 8;

  private final LsmStore store;
  private final Plan plan;
  private final long writes;
  private final Board board;
  private final AtomicBoolean over = new AtomicBoolean();
  private final LongAdder views = new LongAdder();

  ThreadsRun(LsmStore store, Plan plan, long writes) {
    this.store = store;
    this.plan = plan;
    this.writes = writes;
    this.board = new Board(plan.countsArray());
  }

  /** The views that were compared with what may be seen. */
  long views() {
    return views.sum();
  }

  void run() throws InterruptedException {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> background = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        SplittableRandom random = new SplittableRandom(plan.seed() + i);
        background.add(threads.submit(() -> read(new Reader(store, plan, board, random))));
      }
      background.add(threads.submit(this::disturb));
      List<Future<?>> writing = new ArrayList<>();
      for (Writer writer : plan.writers(store, board)) {
        writing.add(threads.submit(() -> write(writer)));
      }
      await(writing);
      over.set(true);
      await(background);
    }
    verifyEnd();
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

  private void write(Writer writer) {
    while (!over.get() && board.acknowledged(writer.script().writer()) < writes) {
      writer.writeNext();
    }
  }

  private void read(Reader reader) {
    try {
      while (!over.get()) {
        reader.look();
        views.increment();
      }
    } finally {
      over.set(true); // a reader that has seen something wrong ends the run
    }
  }

  private void disturb() {
    SplittableRandom random = new SplittableRandom(plan.seed());
    while (!over.get()) {
      try {
        Thread.sleep(random.nextLong(PAUSE_MILLIS_MAX));
      } catch (InterruptedException _) {
        return;
      }
      if (random.nextInt(3) > 0) {
        store.flush();
      } else {
        store.compact();
      }
    }
  }

  private void verifyEnd() {
    Judge judge = new Judge(plan.seed(), WRITERS, plan.mix());
    try (Snapshot snapshot = store.snapshot()) {
      Contents found = Contents.of(snapshot.scan(KeyRange.all()), WRITERS);
      judge.require(found, new Judge.Bounds(board.acknowledged(), board.acknowledged()));
      judge.requireSequence(snapshot.sequence());
    }
  }
}
