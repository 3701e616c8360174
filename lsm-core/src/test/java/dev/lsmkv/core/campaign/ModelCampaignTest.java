package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.model.Choices;
import dev.lsmkv.core.model.Stores;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import dev.lsmkv.testkit.model.Execution;
import dev.lsmkv.testkit.model.Shrinker;
import dev.lsmkv.testkit.model.Step;
import dev.lsmkv.testkit.model.StepGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is done to a store, of whatever parts it is, it answers as its model does. */
final class ModelCampaignTest {

  private static final int HISTORIES = 100;
  private static final int STEPS = 40_000;
  private static final int CALM = 1_000;

  private long operations;
  private long openings;

  @Test
  void randomHistoriesAgreeWithTheModel() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds histories = settings.rounds(HISTORIES);
    Instant begin = Instant.now();
    ParallelRounds.run(histories, number -> run(settings.seed() + number - 1));
    String how =
        "%,d histories with %,d openings, %s".formatted(histories.begun(), openings, settings);
    CampaignReport.of("model", operations, Duration.between(begin, Instant.now()), how).publish();
    assertThat(operations).isGreaterThan(histories.begun() * STEPS);
  }

  private void run(long seed) {
    List<Step> steps = new StepGenerator(seed, Choices::draw, CALM).steps(STEPS);
    try {
      add(Execution.run(Stores::open, steps), steps.stream().filter(this::opens).count());
    } catch (AssertionError e) {
      e.addSuppressed(Shrinker.report(Stores::open, steps, "-Dcampaign.seed=" + seed));
      throw e;
    }
  }

  private boolean opens(Step step) {
    return step instanceof Step.Reopen || step instanceof Step.Kill;
  }

  private synchronized void add(long moreOperations, long moreOpenings) {
    operations += moreOperations;
    openings += moreOpenings;
  }
}
