package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The campaign of power cuts can fail: each mistake with durability is caught by it. */
final class MutantCampaignTest {

  private static final int ROUNDS_MAX = 600;
  private static final int DRAWS_PER_CUT = 4;
  private static final int STEPS = 40;

  private final List<String> survivors = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong images = new AtomicLong();

  @Test
  void everyMutantIsCaughtByAPowerCut() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    List<Mutant> mutants = Mutant.all();
    Rounds hunts = settings.rounds(mutants.size());
    ParallelRounds.run(
        hunts,
        number -> {
          Mutant mutant = mutants.get((int) ((number - 1) % mutants.size()));
          hunt(mutant, settings.seed() + number * ROUNDS_MAX);
        });
    Duration took = Duration.between(begin, Instant.now());
    int planted = (int) hunts.begun();
    int caught = planted - survivors.size();
    new CampaignReport(
            "mutants of power cuts", images.get(), 0, caught, planted, took, settings.toString())
        .publish();
    assertThat(survivors).isEmpty();
  }

  private void hunt(Mutant mutant, long seed) {
    long needed = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      PowerCuts cuts =
          new PowerCuts(seed + round, DRAWS_PER_CUT, disk -> new MutantStorage(disk, mutant));
      boolean caught = fails(cuts, seed + round);
      needed += cuts.images();
      images.addAndGet(cuts.images());
      if (caught) {
        System.out.printf("  %,7d disks until it was caught that %s%n", needed, mutant);
        return;
      }
    }
    System.out.printf("  %,7d disks, and nobody saw that %s%n", needed, mutant);
    survivors.add(mutant.name());
  }

  /** By turns with all kinds of calls, and with many rotations. */
  private static boolean fails(PowerCuts cuts, long seed) {
    try {
      if (Math.floorMod(seed, 2) == 0) {
        cuts.run(seed, STEPS);
      } else {
        cuts.runRotations(seed, STEPS);
      }
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }
}
