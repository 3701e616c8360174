package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Durability;
import dev.lsmkv.core.campaign.machine.Plan.Parts;
import dev.lsmkv.core.campaign.machine.Reports.Kind;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two processes that open one store at the same time exactly one gets it. */
final class RaceCampaignTest {

  @TempDir private Path directory;

  @Test
  void exactlyOneProcessGetsTheStoreAndTheOtherIsToldSo() throws IOException {
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds races = settings.rounds(100);
    Plan plan = plan("store", settings.seed(), Mistake.NONE);
    long[] told;
    try (WriterProcess one = start(plan, 0);
        WriterProcess other = start(plan, 1)) {
      while (races.next()) {
        WriterProcess winner = race(one, other);
        winner.say(RaceProgram.CLOSE);
        winner.await(Kind.CLOSED);
      }
      WriterProcess winner = race(one, other);
      winner.kill();
      WriterProcess next = winner == one ? other : one;
      next.say(RaceProgram.OPEN);
      next.await(Kind.OPENED);
      next.kill();
      told = new long[] {one.counts()[0], other.counts()[1]};
    }
    new Verification(plan).run(told, Durability.OS);
    assertThatExceptionOfType(AssertionError.class)
        .as("stores that take no lock")
        .isThrownBy(() -> raceWithoutLock(settings.seed()));
    String how = "won %d to %d, %s".formatted(told[0] / 3, told[1] / 3, settings);
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport("races to open", races.begun(), 0, 1, 1, took, how).publish();
  }

  private void raceWithoutLock(long seed) throws IOException {
    Plan plan = plan("unlocked", seed, Mistake.IGNORES_LOCKS);
    try (WriterProcess one = start(plan, 0);
        WriterProcess other = start(plan, 1)) {
      race(one, other);
    }
  }

  /** Lets both open the store, and returns the one that has it. */
  private static WriterProcess race(WriterProcess one, WriterProcess other) throws IOException {
    one.say(RaceProgram.OPEN);
    other.say(RaceProgram.OPEN);
    List<Kind> results = List.of(one.awaitOpening(), other.awaitOpening());
    assertThat(results).containsExactlyInAnyOrder(Kind.OPENED, Kind.LOCKED);
    return results.getFirst() == Kind.OPENED ? one : other;
  }

  private WriterProcess start(Plan plan, int writer) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(writer)));
    arguments.addAll(plan.arguments());
    Path complaints = directory.resolve("complaints" + writer + ".txt");
    WriterProcess process =
        WriterProcess.start(
            Java.command(RaceProgram.class, arguments), plan.countsArray(), complaints);
    process.await(Kind.BEGUN);
    return process;
  }

  private Plan plan(String name, long seed, Mistake mistake) {
    Parts parts = new Parts("mapped", "leveled", "bloom");
    return new Plan(directory.resolve(name), seed, Mix.OS, parts, mistake, List.of(0L, 0L));
  }
}
