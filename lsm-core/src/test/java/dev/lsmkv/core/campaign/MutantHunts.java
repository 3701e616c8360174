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

/** Hunts for planted mistakes, one at a time, all of which must be noticed. */
final class MutantHunts {

  private MutantHunts() {}

  /**
   * A hunt for one mistake.
   *
   * @param <M> the mistake, whose text is its name
   */
  @FunctionalInterface
  interface Hunt<M> {

    /** What was found; empty if nothing. */
    String find(M mutant, long seed) throws Exception;
  }

  /** Hunts for each, as often as the settings say, and publishes a report of that name. */
  static <M> void run(String name, List<M> mutants, Hunt<M> hunt) throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds hunts = settings.rounds(mutants.size());
    List<String> survivors = Collections.synchronizedList(new ArrayList<>());
    Instant begin = Instant.now();
    try (Quiet _ = new Quiet()) {
      ParallelRounds.runWaiting(
          hunts,
          number -> {
            M mutant = mutants.get((int) ((number - 1) % mutants.size()));
            String found = hunt.find(mutant, settings.seed() + number);
            System.out.printf("  %s: %s%n", mutant, found.isEmpty() ? "nobody noticed" : found);
            if (found.isEmpty()) {
              survivors.add(mutant.toString());
            }
          });
    }
    Duration took = Duration.between(begin, Instant.now());
    int planted = (int) hunts.begun();
    int caught = planted - survivors.size();
    new CampaignReport(name, planted, 0, caught, planted, took, settings.toString()).publish();
    assertThat(survivors).isEmpty();
  }
}
