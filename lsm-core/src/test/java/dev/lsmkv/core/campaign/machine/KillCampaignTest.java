package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store outlives its process being killed, again and again, with all that was acknowledged. */
final class KillCampaignTest {

  private static final List<Mistake> MISTAKES =
      List.of(Mistake.FORGETS_TO_LOG, Mistake.TEARS_BATCHES, Mistake.LOSES_WRITES);
  private static final int CYCLES_A_MISTAKE = 12;

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedOutlivesEveryKill() throws IOException {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds cycles = settings.rounds(50);
    Kills kills = new Kills(directory, settings.seed(), Mistake.NONE);
    while (cycles.next()) {
      try {
        kills.cycle();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("in cycle " + cycles.begun() + ", " + settings, e);
      }
    }
    int caught = (int) MISTAKES.stream().filter(mistake -> isCaught(mistake, settings)).count();
    String how =
        "%,d writes acknowledged, %d kills during recovery, %s"
            .formatted(kills.acknowledged(), kills.duringRecovery(), settings);
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport("kill -9", cycles.begun(), 0, caught, MISTAKES.size(), took, how).publish();
    assertThat(caught).isEqualTo(MISTAKES.size());
  }

  private boolean isCaught(Mistake mistake, CampaignSettings settings) {
    try {
      Path place = Files.createDirectory(directory.resolve(mistake.name()));
      Kills kills = new Kills(place, settings.seed(), mistake);
      for (int i = 0; i < CYCLES_A_MISTAKE; i++) {
        kills.cycle();
      }
      System.out.println("  nobody saw that " + mistake);
      return false;
    } catch (AssertionError e) {
      System.out.println("  seen that " + mistake + ": " + e.getMessage());
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
