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
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is damaged, the check finds it, and a repair saves the rest and invents nothing. */
final class RepairCampaignTest {

  private static final int SERIES = 10;
  private static final int ROUNDS_OF_A_SERIES = 100;
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
    List<Malpractice> missed = missed(settings.seed());
    long complete = done.stream().mapToLong(RepairCampaign::complete).sum();
    long unopened = done.stream().mapToLong(RepairCampaign::unopened).sum();
    long uncertain = done.stream().mapToLong(RepairCampaign::uncertain).sum();
    long midway = done.stream().mapToLong(RepairCampaign::midway).sum();
    String how =
        "%,d killed midway, %,d repaired without loss, %,d could not be opened, %,d entries left out, %s"
            .formatted(midway, complete, unopened, uncertain, settings);
    int planted = Malpractice.values().length;
    new CampaignReport(
            "check and repair",
            series.begun() * ROUNDS_OF_A_SERIES,
            0,
            planted - missed.size(),
            planted,
            Duration.between(begin, Instant.now()),
            how)
        .publish();
    assertThat(missed).isEmpty();
    assertThat(List.of(midway, complete, unopened, uncertain)).allMatch(count -> count > 0);
  }

  private static RepairCampaign runSeries(long seed) {
    RepairCampaign campaign = new RepairCampaign(Doctor.ENGINE, new SplittableRandom(seed));
    for (int round = 1; round <= ROUNDS_OF_A_SERIES; round++) {
      try {
        campaign.round();
      } catch (AssertionError | IOException e) {
        throw new AssertionError("round " + round + ", -Dcampaign.seed=" + seed, e);
      }
    }
    return campaign;
  }

  private static List<Malpractice> missed(long seed) throws Exception {
    Malpractice[] mistakes = Malpractice.values();
    Queue<Malpractice> missed = new ConcurrentLinkedQueue<>();
    ParallelRounds.run(
        new CampaignSettings(seed, 1, Optional.empty()).rounds(mistakes.length),
        number -> {
          Malpractice mistake = mistakes[(int) number - 1];
          if (!notices(mistake, new SplittableRandom(seed + number))) {
            missed.add(mistake);
          }
        });
    return List.copyOf(missed);
  }

  private static boolean notices(Malpractice mistake, SplittableRandom random) throws Exception {
    RepairCampaign campaign = new RepairCampaign(mistake, random);
    for (int round = 0; round < ROUNDS_MAX_FOR_A_MISTAKE; round++) {
      try {
        campaign.round();
      } catch (AssertionError _) {
        return true;
      }
    }
    return false;
  }
}
