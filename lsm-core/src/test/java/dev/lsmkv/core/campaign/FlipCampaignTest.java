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

/** Whatever bit is read wrongly, no answer is wrong, and nothing wrong is written. */
final class FlipCampaignTest {

  private static final int WORKLOADS = 3;

  private final AtomicLong cases = new AtomicLong();
  private long mappings;

  @Test
  void bitsFlipInWhateverIsMapped() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds workloads = settings.rounds(WORKLOADS);
    Instant begin = Instant.now();
    try (Quiet _ = new Quiet()) {
      while (workloads.next()) {
        flipInEveryMapping(settings.seed() + workloads.begun() - 1);
      }
    }
    String how =
        "%,d mappings in %d workloads, %s".formatted(mappings, workloads.begun(), settings);
    CampaignReport.of("flips", cases.get(), Duration.between(begin, Instant.now()), how).publish();
    assertThat(cases.get()).isGreaterThan(50L * workloads.begun());
  }

  private void flipInEveryMapping(long seed) throws Exception {
    int count = FlipHunt.mappings(seed).size();
    mappings += count;
    ParallelRounds.runWaiting(
        Rounds.of(count),
        number -> {
          for (Lasting lasting : Lasting.values()) {
            FaultCase flipped = FlipHunt.at(seed, (int) number - 1, lasting);
            flipped.run();
            if (flipped.mishap().hasFired()) { // a run may map less than the one that was counted
              cases.incrementAndGet();
            }
          }
        });
  }

  @Test
  void everyMistakeWithDamageThatIsReadIsNoticed() throws Exception {
    MutantHunts.run(
        "mutants of flips",
        EngineMutants.ofFlips(),
        (mutant, seed) -> mutant.hunt(FlipHunt.class, seed));
  }
}
