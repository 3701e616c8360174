package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lsmkv.core.campaign.machine.Plan.Parts;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged as durable outlives an ext4 that is shut down without being flushed. */
final class RealPowerCutCampaignTest {

  private static final int WRITERS = 3;
  private static final int WRITES_MAX = 400;

  /** The journal may bring to the disk what nobody forced, so that one cut alone shows nothing. */
  private static final int CUTS_A_MISTAKE_MAX = 40;

  private static final long PAUSE_NANOS_MAX = 5_000_000;
  private static final String IMAGE_SIZE = "48M";

  @TempDir private Path directory;
  private long acknowledged;

  @Test
  @Timeout(3_600)
  void whatWasAcknowledgedAsDurableOutlivesTheFileSystem() throws IOException {
    Optional<PrivateMount> disk = PrivateMount.ext4(directory, "sound", IMAGE_SIZE);
    assumeThat(disk).as("a machine that lets an image be mounted").isPresent();
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds rounds = settings.rounds(5);
    Cuts cuts = new Cuts(disk.orElseThrow(), settings.seed(), Mistake.NONE);
    while (rounds.next()) {
      try {
        cuts.cut();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("in round " + rounds.begun() + ", " + settings, e);
      }
    }
    int caught = isCaught(settings) ? 1 : 0;
    String how = "ext4, %,d writes acknowledged, %s".formatted(acknowledged, settings);
    Duration took = Duration.between(begin, Instant.now());
    new CampaignReport("real power cuts", rounds.begun(), 0, caught, 1, took, how).publish();
    assertThat(caught).isOne();
  }

  private boolean isCaught(CampaignSettings settings) throws IOException {
    Mistake mistake = Mistake.FORGETS_TO_FORCE;
    Optional<PrivateMount> disk = PrivateMount.ext4(directory, "mistaken", IMAGE_SIZE);
    Cuts cuts = new Cuts(disk.orElseThrow(), settings.seed(), mistake);
    try {
      for (int i = 0; i < CUTS_A_MISTAKE_MAX; i++) {
        cuts.cut();
      }
      System.out.println("  nobody saw that " + mistake);
      return false;
    } catch (AssertionError e) {
      String seen = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      System.out.println("  seen that " + mistake + ": " + seen);
      return true;
    }
  }

  /** One image, which is cut off again and again. */
  private final class Cuts {

    private final PrivateMount disk;
    private final long seed;
    private final Mistake mistake;
    private final SplittableRandom random;
    private final Path complaints;
    private long[] counts = new long[WRITERS];

    private Cuts(PrivateMount disk, long seed, Mistake mistake) {
      this.disk = disk;
      this.seed = seed;
      this.mistake = mistake;
      this.random = new SplittableRandom(seed);
      this.complaints = directory.resolve("complaints.txt");
    }

    private void cut() throws IOException {
      Mix mix = random.nextInt(3) > 0 ? Mix.SYNC : Mix.ALL;
      List<String> writing = Java.command(CutProgram.class, plan(mix, mistake).arguments());
      long[] promised;
      long[] told;
      try (WriterProcess process = start(writing)) {
        process.awaitAcknowledged(1 + random.nextInt(WRITES_MAX));
        LockSupport.parkNanos(random.nextLong(PAUSE_NANOS_MAX));
        process.say('!');
        process.end();
        promised = process.countsBeforeCut();
        told = process.counts();
        acknowledged += process.acknowledged();
      }
      verify(mix, List.of(VerifyProgram.text(promised), VerifyProgram.text(told)));
    }

    private WriterProcess start(List<String> program) throws IOException {
      return WriterProcess.start(disk.command(program), counts, complaints);
    }

    private void verify(Mix mix, List<String> told) throws IOException {
      List<String> arguments = new ArrayList<>(told);
      arguments.addAll(plan(mix, Mistake.NONE).arguments());
      try (WriterProcess process = start(Java.command(VerifyProgram.class, arguments))) {
        process.end();
        assertThat(process.exitValue()).as(Files.readString(complaints)).isZero();
        counts = process.counts();
      }
    }

    private Plan plan(Mix mix, Mistake planted) {
      List<Long> there = Arrays.stream(counts).boxed().toList();
      Path store = disk.place().resolve("store");
      return new Plan(store, seed, mix, Parts.draw(random), planted, there);
    }
  }
}
