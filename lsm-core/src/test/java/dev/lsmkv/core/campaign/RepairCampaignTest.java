package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is damaged, the check finds it, and a repair saves the rest and invents nothing. */
final class RepairCampaignTest {

  private static final int SERIES = 6;
  private static final int ROUNDS_MAX_FOR_A_MISTAKE = 3_000;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void checksFindAllDamageAndRepairsBringBackNothingStale() throws Exception {
    try (Quiet _ = new Quiet()) {
      run();
    }
  }

  private static void run() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds series = settings.rounds(SERIES);
    Queue<RepairCampaign> done = new ConcurrentLinkedQueue<>();
    ParallelRounds.run(series, number -> done.add(runSeries(settings.seed() + number - 1)));
    long complete = done.stream().mapToLong(RepairCampaign::complete).sum();
    long unopened = done.stream().mapToLong(RepairCampaign::unopened).sum();
    long uncertain = done.stream().mapToLong(RepairCampaign::uncertain).sum();
    long midway = done.stream().mapToLong(RepairCampaign::midway).sum();
    String how =
        "%,d killed midway, %,d repaired without loss, %,d could not be opened, %,d entries left out, %s"
            .formatted(midway, complete, unopened, uncertain, settings);
    long rounds = series.begun() * RepairCampaign.ROUNDS_OF_A_SERIES;
    CampaignReport.of("check and repair", rounds, Duration.between(begin, Instant.now()), how)
        .publish();
    assertThat(List.of(midway, complete, unopened, uncertain)).allMatch(count -> count > 0);
  }

  private static RepairCampaign runSeries(long seed) {
    RepairCampaign campaign = new RepairCampaign(Doctor.ENGINE, new SplittableRandom(seed));
    for (int round = 1; round <= RepairCampaign.ROUNDS_OF_A_SERIES; round++) {
      try {
        campaign.round();
      } catch (AssertionError | IOException e) {
        throw new AssertionError("round " + round + ", -Dcampaign.seed=" + seed, e);
      }
    }
    return campaign;
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void everyMalpracticeIsNoticed() throws Exception {
    MutantHunts.run(
        "mutants of repairs", List.of(Malpractice.values()), RepairCampaignTest::firstFound);
  }

  private static String firstFound(Malpractice mistake, long seed) throws IOException {
    RepairCampaign campaign = new RepairCampaign(mistake, new SplittableRandom(seed));
    for (int round = 1; round <= ROUNDS_MAX_FOR_A_MISTAKE; round++) {
      try {
        campaign.round();
      } catch (AssertionError e) {
        return "in round %d: %s".formatted(round, e.getMessage());
      }
    }
    return "";
  }
}
