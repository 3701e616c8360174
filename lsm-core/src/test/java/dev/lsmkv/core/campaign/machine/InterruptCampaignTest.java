package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.core.campaign.machine.Plan.Parts;
import dev.lsmkv.core.storage.FileSystemStorage;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt harms no store, wherever it arrives, and is not swallowed. */
final class InterruptCampaignTest {

  private static final long INTERRUPTS_A_ROUND = 500;

  @TempDir private Path directory;

  @Test
  void interruptsAreKeptAndHarmNothing() throws InterruptedException {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds rounds = settings.rounds(20);
    long interrupts = 0;
    while (rounds.next()) {
      try {
        boolean disk = rounds.begun() % 2 == 0;
        Storage storage = disk ? new FileSystemStorage() : new MemoryStorage();
        interrupts += round(storage, settings.seed() + rounds.begun(), Mistake.NONE);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("in round " + rounds.begun() + ", " + settings, e);
      }
    }
    boolean naked = isCaught(new NakedStorage(new FileSystemStorage()), Mistake.NONE, settings);
    boolean swallowing = isCaught(new MemoryStorage(), Mistake.SWALLOWS_INTERRUPTS, settings);
    int caught = (int) Stream.of(naked, swallowing).filter(seen -> seen).count();
    Duration took = Duration.between(begin, Instant.now());
    String how = "%,d stores, %s".formatted(rounds.begun(), settings);
    new CampaignReport("interrupts", interrupts, 0, caught, 2, took, how).publish();
    assertThat(caught).isEqualTo(2);
  }

  private long round(Storage storage, long seed, Mistake mistake) throws InterruptedException {
    Plan plan = plan(seed, mistake);
    InterruptRun run = new InterruptRun(() -> plan.open(storage), plan, INTERRUPTS_A_ROUND);
    run.run();
    return run.interrupts();
  }

  private Plan plan(long seed, Mistake mistake) {
    SplittableRandom random = new SplittableRandom(seed);
    Mix mix = Mix.of(random.nextLong());
    Parts parts = Parts.draw(random);
    Path place = directory.resolve(mistake.name() + seed);
    return new Plan(
        place, seed, mix, parts, mistake, Collections.nCopies(InterruptRun.WRITERS, 0L));
  }

  private boolean isCaught(Storage storage, Mistake mistake, CampaignSettings settings)
      throws InterruptedException {
    try {
      round(storage, settings.seed(), mistake);
      System.out.println("  nobody saw " + storage.getClass().getSimpleName() + ", " + mistake);
      return false;
    } catch (RuntimeException | Error e) {
      System.out.println(
          "  seen " + storage.getClass().getSimpleName() + ", " + mistake + ": " + e);
      return true;
    }
  }

  /**
   * A task that is cancelled is interrupted in the midst of a write, which it ends all the same.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mapped", "channel"})
  void cancelledTasksEndTheWriteTheyAreIn(String wal) throws InterruptedException {
    Plan drawn = plan(1, Mistake.NONE);
    Parts parts = new Parts(wal, "leveled", "bloom");
    Plan plan = new Plan(directory.resolve(wal), 1, Mix.SYNC, parts, Mistake.NONE, drawn.counts());
    Board board = new Board(plan.countsArray());
    try (LsmStore store = plan.open();
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService platform = Executors.newFixedThreadPool(2)) {
      for (Writer writer : plan.writers(store, board)) {
        ExecutorService threads = writer.script().writer() % 2 == 0 ? platform : virtual;
        for (int i = 0; i < 100; i++) {
          cancelWithin(threads, writer);
        }
      }
    }
    try (LsmStore store = plan.open()) {
      Contents found = Contents.of(store.scan(KeyRange.all()), InterruptRun.WRITERS);
      Judge judge = new Judge(1, InterruptRun.WRITERS, Mix.SYNC);
      long[] counts = board.acknowledged();
      assertThat(judge.require(found, new Judge.Bounds(counts, counts))).containsOnly(100);
    }
  }

  private static void cancelWithin(ExecutorService threads, Writer writer)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Future<?> write =
        threads.submit(() -> {
          begun.countDown();
          try {
            writer.writeNext();
          } finally {
            ended.countDown();
          }
        });
    begun.await();
    write.cancel(true);
    ended.await();
  }
}
