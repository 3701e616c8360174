package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The campaign of power cuts can fail: each mistake with durability is caught by it. */
final class MutantCampaignTest {

  private static final int ROUNDS_MAX = 600;
  private static final int STEPS = 40;

  private final List<String> survivors = new ArrayList<>();
  private long images;

  @Test
  void everyMutantIsCaughtByAPowerCut() {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    List<Mutant> mutants = Mutant.all();
    mutants.forEach(mutant -> hunt(mutant, settings.seed()));
    Duration took = Duration.between(begin, Instant.now());
    int caught = mutants.size() - survivors.size();
    new CampaignReport(
            "mutants of power cuts", images, 0, caught, mutants.size(), took, settings.toString())
        .publish();
    assertThat(survivors).isEmpty();
  }

  private void hunt(Mutant mutant, long seed) {
    long needed = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      PowerCuts cuts = new PowerCuts(seed + round, 1, disk -> new MutantStorage(disk, mutant));
      boolean caught = fails(cuts, seed + round);
      needed += cuts.images();
      images += cuts.images();
      if (caught) {
        System.out.printf("  %,7d disks until it was caught that %s%n", needed, mutant);
        return;
      }
    }
    System.out.printf("  %,7d disks, and nobody saw that %s%n", needed, mutant);
    survivors.add(mutant.name());
  }

  private static boolean fails(PowerCuts cuts, long seed) {
    try {
      cuts.run(seed, STEPS);
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }
}
