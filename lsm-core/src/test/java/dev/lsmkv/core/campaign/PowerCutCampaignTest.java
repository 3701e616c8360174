package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No power cut takes what was acknowledged as durable, nor leaves a hole. */
final class PowerCutCampaignTest {

  @Test
  void whateverAPowerCutLeavesIsAPrefixThatHoldsAllThatWasDurable() {
    long seed = Long.getLong("campaign.seed", System.nanoTime());
    int rounds = 4 * Integer.getInteger("campaign.factor", 1);
    long images = 0;
    for (int round = 0; round < rounds; round++) {
      PowerCuts cuts = new PowerCuts(seed + round, 1);
      try {
        cuts.run(seed + round, 60);
      } catch (Throwable t) {
        throw new AssertionError("with -Dcampaign.seed=" + (seed + round), t);
      }
      images += cuts.images();
    }
    System.out.printf("power cuts: %,d disks opened, -Dcampaign.seed=%d%n", images, seed);
    assertThat(images).isGreaterThan(400);
  }
}
