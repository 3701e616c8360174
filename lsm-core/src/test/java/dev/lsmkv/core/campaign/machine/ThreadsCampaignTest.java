package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever threads do at once, each view shows one moment in the order of sequence numbers. */
final class ThreadsCampaignTest {

  private static final List<Mistake> MISTAKES =
      List.of(
          Mistake.TEARS_BATCHES,
          Mistake.LOSES_WRITES,
          Mistake.READS_LATE,
          Mistake.SCANS_IN_PARTS,
          Mistake.THAWS_SNAPSHOTS,
          Mistake.SKIPS_NUMBERS);
  private static final long WRITES = 1_000;
  private static final int ROUNDS_A_MISTAKE = 5;

  @TempDir private Path directory;
  private long views;

  @Test
  void everyViewShowsOneMomentInTheOrderOfSequenceNumbers() throws InterruptedException {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds rounds = settings.rounds(20);
    while (rounds.next()) {
      try {
        round(settings.seed() + rounds.begun(), Mistake.NONE);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("in round " + rounds.begun() + ", " + settings, e);
      }
    }
    long seen = views;
    int caught = 0;
    for (Mistake mistake : MISTAKES) {
      caught += isCaught(mistake, settings) ? 1 : 0;
    }
    String how =
        "%,d writes by %d threads in %d stores, %s"
            .formatted(
                rounds.begun() * WRITES * ThreadsRun.WRITERS,
                ThreadsRun.WRITERS,
                rounds.begun(),
                settings);
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport("threads", seen, 0, caught, MISTAKES.size(), took, how).publish();
    assertThat(caught).isEqualTo(MISTAKES.size());
  }

  /** A store of its own, on the disk in every fourth round, else in memory. */
  private void round(long seed, Mistake mistake) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Mix mix = Mix.of(random.nextLong());
    Path place = directory.resolve(mistake.name() + seed);
    List<Long> none = Collections.nCopies(ThreadsRun.WRITERS, 0L);
    Plan plan = new Plan(place, seed, mix, Parts.draw(random), mistake, none);
    Storage disk = random.nextInt(4) > 0 ? new MemoryStorage() : new FileSystemStorage();
    try (LsmStore store = plan.open(disk)) {
      ThreadsRun run = new ThreadsRun(store, plan, WRITES);
      run.run();
      views += run.views();
    }
  }

  private boolean isCaught(Mistake mistake, CampaignSettings settings) throws InterruptedException {
    for (int i = 0; i < ROUNDS_A_MISTAKE; i++) {
      try {
        round(settings.seed() + i, mistake);
      } catch (AssertionError e) {
        System.out.println("  seen that " + mistake + ": " + e.getMessage());
        return true;
      }
    }
    System.out.println("  nobody saw that " + mistake);
    return false;
  }
}
