package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.campaign.Planted.Lasting;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever operation of the disk fails, nothing acknowledged is lost and no answer is wrong. */
final class FaultCampaignTest {

  private final AtomicLong cases = new AtomicLong();
  private long sites;

  @Test
  void everyOperationFailsOnceAndFromThenOn() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds workloads = settings.rounds(3);
    Instant begin = Instant.now();
    try (Quiet _ = new Quiet()) {
      while (workloads.next()) {
        failEverySite(settings.seed() + workloads.begun() - 1);
      }
    }
    String how = "%,d sites of %d workloads, %s".formatted(sites, workloads.begun(), settings);
    CampaignReport.of("faults", cases.get(), Duration.between(begin, Instant.now()), how).publish();
    assertThat(cases.get()).isGreaterThan(200L * workloads.begun());
  }

  private void failEverySite(long seed) throws Exception {
    int operations = FaultCase.sites(seed).size();
    sites += operations;
    ParallelRounds.runWaiting(
        Rounds.of(operations),
        number -> {
          for (Lasting lasting : Lasting.values()) {
            FaultCase.at(seed, (int) number - 1, lasting).run();
            cases.incrementAndGet();
          }
        });
  }

  @Test
  void everyMistakeInDealingWithAFailureIsNoticed() throws Exception {
    MutantHunts.run(
        "mutants of faults",
        EngineMutants.ofFaults(),
        (mutant, seed) -> mutant.hunt(FaultHunt.class, seed));
  }
}
