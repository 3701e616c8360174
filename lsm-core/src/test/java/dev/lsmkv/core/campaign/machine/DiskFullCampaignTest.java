package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lsmkv.core.campaign.machine.Plan.Parts;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full refuses writes before they are acknowledged, and ends nothing. */
final class DiskFullCampaignTest {

  private static final List<Mistake> MISTAKES =
      List.of(Mistake.SWALLOWS_REFUSALS, Mistake.NEVER_RESUMES);
  private static final int ROUNDS_A_RUN = 5;
  private static final int WRITERS = 3;

  @TempDir private Path directory;

  @Test
  @Timeout(3_600)
  void writesAreRefusedReadsGoOnAndWritesResumeByThemselves() throws IOException {
    List<PrivateMount> disks = disks();
    assumeThat(disks).as("file systems that can be mounted here").isNotEmpty();
    CampaignSettings settings = CampaignSettings.read();
    Instant begin = Instant.now();
    Rounds runs = settings.rounds(4);
    while (runs.next()) {
      PrivateMount disk = disks.get((int) (runs.begun() % disks.size()));
      System.out.println("  " + disk.mount() + ": " + run(disk, settings.seed() + runs.begun()));
    }
    int caught = 0;
    for (Mistake mistake : MISTAKES) {
      caught += isCaught(disks.getFirst(), mistake, settings.seed()) ? 1 : 0;
    }
    Duration took = Duration.between(begin, Instant.now());
    long rounds = runs.begun() * ROUNDS_A_RUN;
    String how = "%d file systems, %s".formatted(disks.size(), settings);
    new CampaignReport("full disks", rounds, 0, caught, MISTAKES.size(), took, how).publish();
    assertThat(caught).isEqualTo(MISTAKES.size());
  }

  private List<PrivateMount> disks() throws IOException {
    List<PrivateMount> disks = new ArrayList<>();
    Path memory = Files.createDirectory(directory.resolve("tmpfs"));
    PrivateMount.tried("mount -t tmpfs -o size=32m tmpfs", memory).ifPresent(disks::add);
    PrivateMount.ext4(directory, "ext4", "64M").ifPresent(disks::add);
    return disks;
  }

  private String run(PrivateMount disk, long seed) throws IOException {
    return run(disk, seed, Mistake.NONE);
  }

  /** Each run has a new store; what was on the disk before is gone or has another name. */
  private static String run(PrivateMount disk, long seed, Mistake mistake) throws IOException {
    Plan plan =
        new Plan(
            disk.place().resolve("store" + seed + mistake.name()),
            seed,
            Mix.of(seed),
            new Parts("mapped", "leveled", "bloom"),
            mistake,
            Collections.nCopies(WRITERS, 0L));
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(ROUNDS_A_RUN)));
    arguments.addAll(plan.arguments());
    Process process =
        new ProcessBuilder(disk.command(Java.command(FullDiskProgram.class, arguments)))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw new AssertionError("seed " + seed + ": " + said);
      }
      return said.lines().toList().getLast();
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isCaught(PrivateMount disk, Mistake mistake, long seed)
      throws IOException {
    try {
      run(disk, seed, mistake);
      System.out.println("  nobody saw that " + mistake);
      return false;
    } catch (AssertionError e) {
      String seen =
          String.valueOf(e.getMessage())
              .lines()
              .filter(line -> line.contains("Error"))
              .findFirst()
              .orElse("");
      System.out.println("  seen that " + mistake + ": " + seen);
      return true;
    }
  }
}
