package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.core.campaign.machine.Reports.Kind;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens a store and writes to it from several threads, while others flush, compact and scan, until
 * it is killed. Each acknowledged write is reported before its writer begins another.
 */
final class WriterProgram {

  static final int FAILED = 3;
  private static final long PAUSE_NANOS_MAX = 10_000_000;

  private static final AtomicBoolean FAILURES_EXPECTED = new AtomicBoolean();

  private final Reports reports = new Reports();
  private final Plan plan;

  private WriterProgram(Plan plan) {
    this.plan = plan;
  }

  /** Never returns: it is killed, or ends the process itself. */
  public static void main(String[] arguments) {
    new WriterProgram(Plan.parse(arguments)).run();
  }

  private void run() {
    try {
      reports.tell(Kind.BEGUN);
      LsmStore store = plan.open();
      reports.tell(Kind.OPENED);
      Board board = new Board(plan.countsArray());
      for (Writer writer : plan.writers(store, board)) {
        Thread.ofPlatform().start(() -> forever(() -> write(writer)));
      }
      SplittableRandom random = new SplittableRandom();
      forever(() -> disturb(store, random));
    } catch (Throwable t) {
      fail(t);
    }
  }

  private void write(Writer writer) {
    reports.acknowledged(writer.script().writer(), writer.writeNext());
  }

  private void disturb(LsmStore store, SplittableRandom random) {
    LockSupport.parkNanos(random.nextLong(PAUSE_NANOS_MAX));
    switch (random.nextInt(4)) {
      case 0 -> store.flush();
      case 1 -> store.compact();
      default -> Contents.of(store.scan(KeyRange.all()), plan.counts().size());
    }
  }

  private void forever(Runnable task) {
    try {
      while (true) {
        task.run();
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /** From now on whoever fails waits for the end: the disk is about to go. */
  static void expectFailures() {
    FAILURES_EXPECTED.set(true);
  }

  private static void fail(Throwable t) {
    if (FAILURES_EXPECTED.get()) {
      LockSupport.park();
    }
    t.printStackTrace(System.err);
    Runtime.getRuntime().halt(FAILED);
  }
}
