package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The campaign of short sequences can fail: one or two operations betray each of these mistakes.
 * Those with filters and indexes are not among them, since nothing is lost by what is built again
 * from data; nor are those of which {@link MutantCampaignTest} needs luck to see anything.
 */
final class ExhaustiveMutantsTest {

  private static List<Mutant> mutants() {
    return Mutant.all().stream()
        .filter(mutant -> !mutant.name().matches("(INDEX|FILTER) .*"))
        .filter(mutant ->
            mutant.name().matches(".* (is never forced|after FORCE_NAMES .*|deleted early)"))
        .toList();
  }

  @Test
  void shortSequencesCatchEachMutant() {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    List<String> survivors = new ArrayList<>();
    long images = 0;
    List<Mutant> mutants = mutants();
    for (Mutant mutant : mutants) {
      ActSetting setting =
          new ActSetting(Durability.SYNC, "mapped", disk -> new MutantStorage(disk, mutant));
      Exhaustion exhaustion = new Exhaustion(setting, settings.seed());
      boolean caught = Act.sequences(2).stream().anyMatch(acts -> fails(exhaustion, acts));
      images += exhaustion.images();
      System.out.printf(
          "  %,5d disks, %s that %s%n", exhaustion.images(), caught ? "caught" : "unseen", mutant);
      if (!caught) {
        survivors.add(mutant.name());
      }
    }
    int planted = mutants.size();
    int caught = planted - survivors.size();
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport(
            "mutants of sequences", images, 0, caught, planted, took, settings.toString())
        .publish();
    assertThat(planted).isGreaterThan(15);
    assertThat(survivors).isEmpty();
  }

  private static boolean fails(Exhaustion exhaustion, List<Act> acts) {
    try {
      exhaustion.run(acts);
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }
}
