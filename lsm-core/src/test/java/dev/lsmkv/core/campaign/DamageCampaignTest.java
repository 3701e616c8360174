package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to the bytes of a store, it gives the right answer or says what is damaged. */
final class DamageCampaignTest {

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void noDamageLeadsToAWrongAnswer() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds samples = settings.rounds(2_000);
    Instant begin = Instant.now();
    SplittableRandom random = new SplittableRandom(settings.seed());
    History history = new History();
    MemoryStorage sound = store(history, random);
    DamagedStore damaged = new DamagedStore(history);
    while (samples.next()) {
      MemoryStorage disk = sound.copy();
      Damage damage = Damage.draw(disk, random);
      try {
        damaged.examine(disk, damage, samples.begun());
      } catch (RuntimeException | Error e) {
        throw new AssertionError(damage + ", " + settings, e);
      }
    }
    String how =
        "%,d read all the same, %,d refused at open, %s"
            .formatted(damaged.readable(), damaged.refused(), settings);
    CampaignReport.of("damage", samples.begun(), Duration.between(begin, Instant.now()), how)
        .publish();
    assertThat(damaged.readable()).isPositive();
    assertThat(damaged.refused()).isPositive();
    assertThat((long) damaged.readable() + damaged.refused()).isLessThan(samples.begun());
  }

  /** Tables on two levels and a log, as a kill of the process leaves them. */
  private static MemoryStorage store(History history, SplittableRandom random) {
    MemoryStorage disk = new MemoryStorage();
    try (LsmStore store = DamagedStore.builder(disk).open()) {
      for (int i = 0; i < 200; i++) {
        String key = "key" + random.nextInt(DamagedStore.KEYS);
        String value = i + "v".repeat(random.nextInt(400));
        history.begin(Map.of(key, Optional.of(value)));
        store.write(
            new WriteBatch().put(key.getBytes(UTF_8), value.getBytes(UTF_8)), Durability.SYNC);
        if (i == 100) {
          store.compact();
        }
        if (i == 150 || i == 180) {
          store.flush();
          history.durable();
        }
      }
      return disk.copy();
    }
  }
}
