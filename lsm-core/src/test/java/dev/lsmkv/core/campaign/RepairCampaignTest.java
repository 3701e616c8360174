package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is damaged, the check finds it, and a repair saves the rest and invents nothing. */
final class RepairCampaignTest {

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
    Rounds rounds = settings.rounds(1_000);
    RepairCampaign campaign =
        new RepairCampaign(Doctor.ENGINE, new SplittableRandom(settings.seed()));
    while (rounds.next()) {
      try {
        campaign.round();
      } catch (AssertionError e) {
        throw new AssertionError("round " + rounds.begun() + ", " + settings, e);
      }
    }
    List<Malpractice> missed = missed(new SplittableRandom(settings.seed()));
    String how =
        "%,d killed midway, %,d repaired without loss, %,d could not be opened, %,d entries left out, %s"
            .formatted(
                campaign.midway(),
                campaign.complete(),
                campaign.unopened(),
                campaign.uncertain(),
                settings);
    int planted = Malpractice.values().length;
    new CampaignReport(
            "check and repair",
            rounds.begun(),
            0,
            planted - missed.size(),
            planted,
            Duration.between(begin, Instant.now()),
            how)
        .publish();
    assertThat(missed).isEmpty();
    assertThat(campaign.midway()).isPositive();
    assertThat(campaign.complete()).isPositive();
    assertThat(campaign.unopened()).isPositive();
    assertThat(campaign.uncertain()).isPositive();
  }

  private static List<Malpractice> missed(SplittableRandom seeds) throws Exception {
    List<Malpractice> missed = new ArrayList<>();
    for (Malpractice mistake : Malpractice.values()) {
      if (!notices(mistake, seeds.split())) {
        missed.add(mistake);
      }
    }
    return missed;
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
