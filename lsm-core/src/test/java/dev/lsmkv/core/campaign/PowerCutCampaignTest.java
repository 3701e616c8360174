package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** No power cut takes what was acknowledged as durable, nor leaves a hole. */
final class PowerCutCampaignTest {

  @Test
  void whateverAPowerCutLeavesIsAPrefixThatHoldsAllThatWasDurable() {
    CampaignSettings settings = CampaignSettings.read();
    Rounds rounds = settings.rounds(4);
    Instant begin = Instant.now();
    long images = 0;
    while (rounds.next()) {
      long seed = settings.seed() + rounds.begun() - 1;
      PowerCuts cuts = new PowerCuts(seed, 1);
      try {
        cuts.run(seed, 60);
      } catch (Throwable t) {
        throw new AssertionError("with -Dcampaign.seed=" + seed, t);
      }
      images += cuts.images();
    }
    CampaignReport.of(
            "power cut", images, Duration.between(begin, Instant.now()), settings.toString())
        .publish();
    assertThat(images).isGreaterThan(400);
  }
}
