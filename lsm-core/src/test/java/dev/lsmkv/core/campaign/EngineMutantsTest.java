package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.campaign.EngineMutants.EngineMutant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What looks for wrong answers can find them: each mistake in the engine is noticed. */
final class EngineMutantsTest {

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

  private static void hunt(
      String name,
      List<EngineMutant> mutants,
      Class<? extends BiFunction<Long, String, String>> hunter)
      throws Exception {
    MutantHunts.run(name, mutants, (mutant, seed) -> shown(mutant.hunt(hunter, seed)));
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(found.length(), 160));
  }
}
