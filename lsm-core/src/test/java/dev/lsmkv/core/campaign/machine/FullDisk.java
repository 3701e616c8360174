package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.core.campaign.machine.Plan.Parts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A store on a file system that others fill up and make room on again. Thread: confined, but for
 * the writers.
 */
final class FullDisk {

  private static final long FREE_MAX = 1_000_000;
  private static final int WRITES_AFTERWARDS = 30;
  private static final int ATTEMPTS = 1_000;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long PAUSE_OF_OTHERS_NANOS = 500_000;

  private final Plan plan;
  private final SplittableRandom random;
  private final Path ballast;
  private final Board board;
  private final Judge judge;
  private final Executor threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private int refused;
  private int closedWhileFull;
  private int notOpenedWhileFull;

  FullDisk(Plan plan, SplittableRandom random) {
    this.plan = plan;
    this.random = random;
    this.ballast = Objects.requireNonNull(plan.directory().getParent()).resolve("ballast");
    this.board = new Board(plan.countsArray());
    this.judge = new Judge(plan.seed(), plan.counts().size(), plan.mix());
  }

  /** Fills the disk, makes room, and goes on; or closes the store while the disk is full. */
  void round(Parts parts) throws IOException {
    Plan now =
        new Plan(plan.directory(), plan.seed(), plan.mix(), parts, plan.mistake(), List.of());
    LsmStore store = now.open();
    try {
      fillUp();
      writeUntilRefused(store);
      requireAllThere(store);
      requireState(store, parts);
      if (random.nextInt(3) == 0) {
        store = reopenWhileFull(store, now);
      }
      Files.deleteIfExists(ballast);
      resume(store);
      requireAllThere(store);
    } finally {
      Files.deleteIfExists(ballast);
      store.close();
    }
    try (LsmStore again = now.open()) {
      requireAllThere(again);
    }
  }

  private void fillUp() throws IOException {
    long usable = Files.getFileStore(plan.directory()).getUsableSpace();
    takeSpace(usable - random.nextLong(FREE_MAX));
  }

  private void takeSpace(long bytes) {
    byte[] piece = new byte[4096];
    try (OutputStream output =
        Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long written = 0; written < bytes; written += piece.length) {
        output.write(piece);
      }
    } catch (IOException _) {
      // there is none left
    }
  }

  /** Whatever compaction gives back is taken by others, until nobody can write any more. */
  private void writeUntilRefused(LsmStore store) {
    CompletableFuture<?>[] writing =
        plan.writers(store, board).stream()
            .map(writer -> CompletableFuture.runAsync(() -> writeUntilRefused(writer), threads))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(writing);
    while (!all.isDone()) {
      takeSpace(1);
      LockSupport.parkNanos(PAUSE_OF_OTHERS_NANOS);
    }
    all.join();
    refused += writing.length;
  }

  private static void writeUntilRefused(Writer writer) {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        writer.writeNext();
      }
    } catch (StoreIoException _) {
      writer.refused();
      return;
    }
    throw new AssertionError("the disk is full, and a million writes were acknowledged");
  }

  /** A write that was refused is not there, and reading goes on. */
  private void requireAllThere(LsmStore store) {
    Judge.Bounds bounds = new Judge.Bounds(board.acknowledged(), board.acknowledged());
    Contents found = Contents.of(store.scan(KeyRange.all()), board.writers());
    judge.require(found, bounds);
    if (!Contents.of(store.scanReverse(KeyRange.all()), board.writers()).equals(found)) {
      throw new AssertionError("backward there is something else than forward");
    }
  }

  private static void requireState(LsmStore store, Parts parts) {
    State state = store.stats().state();
    if (state == State.READ_ONLY_UNTIL_REOPENED) {
      throw new AssertionError("a full disk has ended writing with the parts " + parts);
    }
  }

  /** The final flush may find no room, and so may the next opening; what was logged is there. */
  private LsmStore reopenWhileFull(LsmStore store, Plan now) throws IOException {
    closedWhileFull++;
    try {
      store.close();
    } catch (StoreIoException _) {
      // it says that the last memtable is in the log alone
    }
    try {
      return now.open();
    } catch (StoreIoException _) {
      notOpenedWhileFull++;
      Files.delete(ballast);
      return now.open();
    }
  }

  /** Nobody is told that there is room again: the next writes find it. */
  private void resume(LsmStore store) {
    for (Writer writer : plan.writers(store, board)) {
      for (int i = 0; i < WRITES_AFTERWARDS; i++) {
        writeAtLast(writer);
      }
    }
    store.flush();
  }

  private static void writeAtLast(Writer writer) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        writer.writeNext();
        return;
      } catch (StoreIoException _) {
        writer.refused();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw new AssertionError("there is room again, and writes are refused all the same");
  }

  @Override
  public String toString() {
    return "%,d writes refused, %d times closed while full, %d times not opened while full"
        .formatted(refused, closedWhileFull, notOpenedWhileFull);
  }
}
