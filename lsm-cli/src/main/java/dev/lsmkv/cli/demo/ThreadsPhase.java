package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads at once: durable writers share forces of the log, readers are not held up. */
final class ThreadsPhase implements Phase {

  private static final int WRITERS = 16;
  private static final int WRITES = 150;
  private static final int READERS = 2;
  private static final int SCANS = 3;

  @Override
  public String title() {
    return "Threads";
  }

  @Override
  public void run(Tour tour) throws IOException {
    LsmStore store = tour.store();
    tour.say(
        WRITERS
            + " virtual threads put "
            + WRITES
            + " durable entries each, while "
            + READERS
            + " others scan:");
    StoreStats.Wal before = tour.stats().wal();
    long began = System.nanoTime();
    long scanned = runAll(store);
    long nanos = System.nanoTime() - began;
    StoreStats.Wal after = tour.stats().wal();
    tour.figure("durable writes a second", Units.count(Units.rate((long) WRITERS * WRITES, nanos)));
    tour.figure("writes", after.batches() - before.batches());
    tour.figure("forces of the log they shared", after.forces() - before.forces());
    tour.figure("entries scanned meanwhile", scanned);
    tour.figure(
        "entries of all threads there",
        Units.count(present(store)) + " of " + Units.count(WRITERS * WRITES));
  }

  private static long runAll(LsmStore store) throws IOException {
    List<Future<Long>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        results.add(threads.submit(() -> write(store, number)));
      }
      for (int reader = 0; reader < READERS; reader++) {
        results.add(threads.submit(() -> scan(store)));
      }
    }
    long scanned = 0;
    for (Future<Long> result : results) {
      scanned += result(result);
    }
    return scanned;
  }

  private static long result(Future<Long> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException("A thread failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static long write(LsmStore store, int writer) {
    for (int write = 0; write < WRITES; write++) {
      store.put(key(writer, write), Sample.value(write, writer));
    }
    return 0;
  }

  private static long scan(LsmStore store) {
    long entries = 0;
    for (int scan = 0; scan < SCANS; scan++) {
      try (Cursor cursor = store.scan(KeyRange.all())) {
        while (cursor.next()) {
          entries++;
        }
      }
    }
    return entries;
  }

  private static long present(LsmStore store) {
    long present = 0;
    for (int writer = 0; writer < WRITERS; writer++) {
      for (int write = 0; write < WRITES; write++) {
        present += store.contains(key(writer, write)) ? 1 : 0;
      }
    }
    return present;
  }

  private static byte[] key(int writer, int write) {
    return Tour.bytes(String.format(Locale.ROOT, "thread:%02d:%05d", writer, write));
  }
}
