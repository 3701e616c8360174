package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All short sequences of operations, with every crash at every sync point. {@code
 * -Dcampaign.depth=4} takes all sequences of at most 4 operations instead of 3. The longest ones
 * are run with the strictest durability alone.
 */
final class ExhaustiveCampaignTest {

  private static final ActSetting STRICT = new ActSetting(Durability.SYNC, "mapped");
  private static final ActSetting WEAK = new ActSetting(Durability.OS, "channel");

  @Test
  void noCrashInAnyShortSequenceTakesWhatWasAcknowledged() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    int depth = Integer.getInteger("campaign.depth", 3);
    Exhaustion strict = new Exhaustion(STRICT, settings.seed());
    Exhaustion weak = new Exhaustion(WEAK, settings.seed());
    List<Runnable> runs = new ArrayList<>();
    Act.sequences(depth).forEach(acts -> runs.add(() -> strict.run(acts)));
    Act.sequences(depth - 1).forEach(acts -> runs.add(() -> weak.run(acts)));
    ParallelRounds.run(Rounds.of(runs.size()), number -> runs.get((int) number - 1).run());
    long images = strict.images() + weak.images();
    String how =
        "%,d runs of sequences, %,d crash points, %s"
            .formatted(runs.size(), strict.crashes() + weak.crashes(), settings);
    CampaignReport.of("exhaustive", images, Duration.between(begin, Instant.now()), how).publish();
    assertThat(images).isGreaterThan(10L * runs.size());
  }
}
