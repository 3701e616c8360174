package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import dev.lsmkv.core.campaign.machine.Plan.Parts;
import dev.lsmkv.core.campaign.machine.Reports.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills processes that write to one store, again and again, and looks at what they leave. Thread:
 * confined.
 */
final class Kills {

  static final int WRITERS = 4;
  private static final int WRITES_MAX = 600;
  private static final long PAUSE_NANOS_MAX = 10_000_000;
  private static final long OPENING_NANOS_MAX = 300_000_000;

  private final Path directory;
  private final Path complaints;
  private final long seed;
  private final SplittableRandom random;
  private final Mistake mistake;
  private long[] counts = new long[WRITERS];
  private long acknowledged;
  private long duringRecovery;

  Kills(Path parent, long seed, Mistake mistake) {
    this.directory = parent.resolve("store");
    this.complaints = parent.resolve("complaints.txt");
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.mistake = mistake;
  }

  long acknowledged() {
    return acknowledged;
  }

  long duringRecovery() {
    return duringRecovery;
  }

  /** One process, killed under load, now and then others that are killed while they recover. */
  void cycle() throws IOException {
    Mix mix = Mix.of(random.nextLong());
    Plan plan = plan(mix, mistake);
    long[] told;
    try (WriterProcess process = start(plan)) {
      process.awaitAcknowledged(1 + random.nextInt(WRITES_MAX));
      LockSupport.parkNanos(random.nextLong(PAUSE_NANOS_MAX));
      process.kill();
      told = process.counts();
      acknowledged += process.acknowledged();
    }
    while (random.nextInt(4) == 0) {
      killWhileItRecovers();
    }
    counts = new Verification(plan(mix, Mistake.NONE)).run(told, Durability.OS);
  }

  private Plan plan(Mix mix, Mistake planted) {
    List<Long> there = Arrays.stream(counts).boxed().toList();
    return new Plan(directory, seed, mix, Parts.draw(random), planted, there);
  }

  private WriterProcess start(Plan plan) throws IOException {
    List<String> command = Java.command(WriterProgram.class, plan.arguments());
    return WriterProcess.start(command, counts, complaints);
  }

  /** This one does not know how far the writers were, and is not let write. */
  private void killWhileItRecovers() throws IOException {
    Plan plan = plan(Mix.OS, Mistake.NONE);
    List<String> command = Java.command(OpeningProgram.class, plan.arguments());
    try (WriterProcess process = WriterProcess.start(command, counts, complaints)) {
      process.await(Kind.BEGUN);
      LockSupport.parkNanos(random.nextLong(OPENING_NANOS_MAX));
      process.kill();
      duringRecovery++;
    }
  }
}
