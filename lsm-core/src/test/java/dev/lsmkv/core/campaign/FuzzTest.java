package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.ParallelRounds;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Behind the checksums, too, nothing in a file is believed.
 *
 * <p>The corpus holds one edit for each way in which a store was seen to refuse one; {@code
 * -Dcampaign.corpus=true} prints such edits.
 */
final class FuzzTest {

  private static final long STORES_IN_A_ROUND = 5_000;
  private static final long CORPUS_SEED = 1;

  @Test
  void whateverAFileSaysOnlyDeclaredExceptionsComeOfIt() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds rounds = settings.rounds(2);
    MutantLoader loader = new MutantLoader(EngineMutants.blind().mutations());
    try (Quiet _ = new Quiet()) {
      ParallelRounds.run(
          rounds,
          number -> {
            String found =
                fuzz(loader, settings.seed() + number, String.valueOf(STORES_IN_A_ROUND));
            if (!found.isEmpty()) {
              throw new AssertionError(found + ", " + settings);
            }
          });
    }
    Duration took = Duration.between(begin, Instant.now());
    CampaignReport.of("fuzz", rounds.begun() * STORES_IN_A_ROUND, took, settings.toString())
        .publish();
  }

  @Test
  void theCorpusIsRefusedAsDeclared() throws Exception {
    MutantLoader loader = new MutantLoader(EngineMutants.blind().mutations());
    try (Quiet _ = new Quiet();
        InputStream stream = FuzzTest.class.getResourceAsStream("/fuzz/edits.txt")) {
      assertThat(stream).isNotNull();
      String corpus = new String(stream.readAllBytes(), UTF_8);
      assertThat(fuzz(loader, CORPUS_SEED, corpus)).isEmpty();
    }
  }

  @Test
  void aStructureThatIsBelievedIsNoticed() throws Exception {
    List<Mutation> mutations = new ArrayList<>(EngineMutants.blind().mutations());
    mutations.add(Mutation.returning("dev.lsmkv.sstable.rows.BlockCheck", "problem", null));
    MutantLoader loader = new MutantLoader(mutations);
    try (Quiet _ = new Quiet()) {
      String stores = String.valueOf(STORES_IN_A_ROUND);
      assertThat(fuzz(loader, CampaignSettings.read().seed(), stores)).contains("Exception");
    }
  }

  private static String fuzz(MutantLoader loader, long seed, String work) throws Exception {
    return MutantLoader.ask(loader.make(FuzzHunt.class), seed, work);
  }
}
