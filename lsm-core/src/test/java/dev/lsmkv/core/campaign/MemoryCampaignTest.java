package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.campaign.MemoryMutants.MemoryMutant;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/**
 * Wherever memory ends, nothing acknowledged is lost, no answer is wrong, and nobody waits for
 * ever.
 *
 * <p>Memory ends where the engine allocates, and nowhere else: what the engine does on purpose
 * without allocating, such as to hand on the lead or to wake who waits, cannot fail so. What such
 * an error leaves open, a mapping for instance, is not held against the engine.
 */
final class MemoryCampaignTest {

  private static final int WORKLOADS = 6;
  private static final int WORKLOADS_OF_A_MUTANT_MAX = 20;

  @Test
  void memoryEndsAnywhere() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds workloads = settings.rounds(WORKLOADS);
    Instant begin = Instant.now();
    BiFunction<Long, String, String> hunter = hunter(List.of());
    try (Quiet _ = new Quiet()) {
      ParallelRounds.run(
          workloads,
          number -> assertThat(MutantLoader.ask(hunter, settings.seed() + number, "")).isEmpty());
    }
    long places = ((LongSupplier) hunter).getAsLong();
    long cases = workloads.begun() * MemoryHunt.CASES;
    String how = "%,d places in %d workloads, %s".formatted(places, workloads.begun(), settings);
    CampaignReport.of("memory", cases, Duration.between(begin, Instant.now()), how).publish();
    assertThat(places).isGreaterThan(180);
  }

  @Test
  void everyMistakeInDealingWithAShortageIsNoticed() throws Exception {
    MutantHunts.run("mutants of memory", MemoryMutants.all(), MemoryCampaignTest::firstFound);
  }

  private static String firstFound(MemoryMutant mutant, long seed) throws Exception {
    BiFunction<Long, String, String> hunter = hunter(List.of(mutant.mutation()));
    for (int workload = 1; workload <= WORKLOADS_OF_A_MUTANT_MAX; workload++) {
      String found = MutantLoader.ask(hunter, seed + 1000L * workload, mutant.part());
      if (!found.isEmpty()) {
        String line = found.lines().findFirst().orElseThrow();
        String shown = line.substring(0, Math.min(200, line.length()));
        return "in workload %d: %s".formatted(workload, shown);
      }
    }
    return "";
  }

  /** The engine, with mistakes and with places where memory can end, and who looks at it. */
  private static BiFunction<Long, String, String> hunter(List<Mutation> mistakes)
      throws ReflectiveOperationException {
    return new MutantLoader(mistakes, new MemoryPointRewriting()).make(MemoryHunt.class);
  }
}
