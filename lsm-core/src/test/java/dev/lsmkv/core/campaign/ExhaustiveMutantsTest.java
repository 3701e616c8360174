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

/** The campaign of short sequences can fail: single operations betray most mistakes already. */
final class ExhaustiveMutantsTest {

  @Test
  void singleOperationsCatchMostMutants() {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    List<String> survivors = new ArrayList<>();
    long images = 0;
    for (Mutant mutant : Mutant.all()) {
      ActSetting setting =
          new ActSetting(Durability.SYNC, "mapped", disk -> new MutantStorage(disk, mutant));
      Exhaustion exhaustion = new Exhaustion(setting, settings.seed());
      boolean caught = Act.sequences(1).stream().anyMatch(acts -> fails(exhaustion, acts));
      images += exhaustion.images();
      System.out.printf(
          "  %,5d disks, %s that %s%n", exhaustion.images(), caught ? "caught" : "unseen", mutant);
      if (!caught) {
        survivors.add(mutant.name());
      }
    }
    int planted = Mutant.all().size();
    int caught = planted - survivors.size();
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport(
            "mutants of sequences", images, 0, caught, planted, took, settings.toString())
        .publish();
    assertThat(survivors).hasSizeLessThan(planted / 2);
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
