package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.campaign.EngineMutants.EngineMutant;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What looks for wrong answers can find them: each mistake in the engine is noticed. */
final class EngineMutantsTest {

  private final List<String> survivors = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aCheckOfBytesThatIsLeftOutIsNoticedByDamage() throws Exception {
    hunt("mutants of damage", EngineMutants.ofChecksums(), DamageHunt.class);
  }

  @Test
  void aBrokenRuleIsNoticedByComparing() throws Exception {
    List<EngineMutant> mutants = new ArrayList<>(EngineMutants.ofTombstones());
    mutants.addAll(EngineMutants.ofSnapshots());
    mutants.addAll(EngineMutants.ofOrder());
    hunt("mutants of rules", mutants, RulesHunt.class);
  }

  @Test
  void theSoundEngineIsNotSuspected() throws Exception {
    assertThat(EngineMutant.of("nothing").hunt(RulesHunt.class, 1)).isEmpty();
  }

  private void hunt(
      String name,
      List<EngineMutant> mutants,
      Class<? extends BiFunction<Long, String, String>> hunter)
      throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds hunts = settings.rounds(mutants.size());
    try (Quiet _ = new Quiet()) {
      ParallelRounds.run(
          hunts,
          number -> {
            EngineMutant mutant = mutants.get((int) ((number - 1) % mutants.size()));
            String found = mutant.hunt(hunter, settings.seed() + number);
            System.out.printf(
                "  %s: %s%n", mutant, found.isEmpty() ? "nobody noticed" : shown(found));
            if (found.isEmpty()) {
              survivors.add(mutant.name());
            }
          });
    }
    int planted = (int) hunts.begun();
    Duration took = Duration.between(begin, Instant.now());
    int caught = planted - survivors.size();
    new CampaignReport(name, planted, 0, caught, planted, took, settings.toString()).publish();
    assertThat(survivors).isEmpty();
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(found.length(), 160));
  }
}
