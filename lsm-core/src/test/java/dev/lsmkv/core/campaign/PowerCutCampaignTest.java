package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** No power cut takes what was acknowledged as durable, nor leaves a hole. */
final class PowerCutCampaignTest {

  private static final int IMAGES = 100_000;
  private static final int IMAGES_OF_A_WORKLOAD_MIN = 400;
  private static final int DRAWS_PER_CUT = 4;
  private static final int STEPS = 60;

  private final AtomicLong drawn = new AtomicLong();
  private final AtomicLong images = new AtomicLong();
  private final AtomicLong again = new AtomicLong();

  @Test
  void whateverAPowerCutLeavesIsAPrefixThatHoldsAllThatWasDurable() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds rounds = settings.roundsOfCases(IMAGES, images::get);
    Instant begin = Instant.now();
    try (Quiet _ = new Quiet()) { // what a dying process has to say
      ParallelRounds.run(rounds, number -> cutPower(settings.seed() + number - 1));
    }
    String how =
        "%,d workloads, %,d disks drawn, %,d left by a second cut, %s"
            .formatted(rounds.begun(), drawn.get(), again.get(), settings);
    CampaignReport.of("power cut", images.get(), Duration.between(begin, Instant.now()), how)
        .publish();
    assertThat(again.get()).isPositive();
  }

  private void cutPower(long seed) {
    PowerCuts cuts = new PowerCuts(seed, DRAWS_PER_CUT);
    try {
      if (Math.floorMod(seed, 4) == 0) {
        cuts.runRotations(seed, STEPS);
      } else {
        cuts.run(seed, STEPS);
      }
    } catch (Throwable t) {
      throw new AssertionError("with -Dcampaign.seed=" + seed, t);
    }
    assertThat(cuts.images())
        .as("with -Dcampaign.seed=%d", seed)
        .isGreaterThan(IMAGES_OF_A_WORKLOAD_MIN);
    drawn.addAndGet(cuts.drawn());
    images.addAndGet(cuts.images());
    again.addAndGet(cuts.imagesOfSecondCuts());
  }
}
