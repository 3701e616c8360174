package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The campaign of power cuts can fail: each mistake with durability is caught by it. */
final class MutantCampaignTest {

  private static final int ROUNDS_MAX = 60;
  private static final int STEPS = 40;

  private final List<String> survivors = new ArrayList<>();
  private long images;

  @Test
  void everyMutantIsCaughtByAPowerCut() {
    long seed = Long.getLong("campaign.seed", System.nanoTime());
    List<Mutant> mutants = Mutant.all();
    mutants.forEach(mutant -> hunt(mutant, seed));
    System.out.printf(
        "mutants: %d planted, %d caught, %,d disks opened, -Dcampaign.seed=%d%n",
        mutants.size(), mutants.size() - survivors.size(), images, seed);
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
