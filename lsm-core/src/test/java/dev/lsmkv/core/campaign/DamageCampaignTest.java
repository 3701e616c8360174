package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whatever happens to the bytes of a store, it gives the right answer or says what is damaged. */
final class DamageCampaignTest {

  private static final int SAMPLES = 20_000;
  private static final long ALLOCATED_BYTES_MAX = 16 << 20;
  private static final Duration HANG = Duration.ofSeconds(60);

  @Test
  void noDamageLeadsToAWrongAnswer() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    DamagedStore damaged = DamagedStore.make(settings.seed());
    DamagePlan plan = DamagePlan.asAsked(damaged.sound(), settings.seed());
    AllocationMeter meter = new AllocationMeter();
    Rounds rounds = settings.rounds(plan.count(SAMPLES));
    try (Quiet _ = new Quiet();
        Watchdog watchdog = new Watchdog(HANG)) {
      ParallelRounds.run(
          rounds,
          number -> {
            Damage damage = plan.damage(number);
            watchdog.begins(damage);
            long before = meter.now();
            try {
              damaged.examine(damage, number);
              meter.require(before, ALLOCATED_BYTES_MAX);
            } catch (RuntimeException | Error e) {
              throw new AssertionError(damage + ", " + settings, e);
            } finally {
              watchdog.ends();
            }
          });
    }
    String how =
        "%,d read all the same, %,d refused at open, at most %,d KiB allocated, %s"
            .formatted(damaged.readable(), damaged.refused(), meter.most() >> 10, settings);
    CampaignReport.of("damage", rounds.begun(), Duration.between(begin, Instant.now()), how)
        .publish();
    assertThat(damaged.readable()).isPositive();
    assertThat(damaged.refused()).isPositive();
    assertThat(damaged.readable() + damaged.refused()).isLessThan(rounds.begun());
  }
}
