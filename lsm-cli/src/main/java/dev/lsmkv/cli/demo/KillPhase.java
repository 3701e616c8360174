package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.print.Units;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A process is killed while it writes; what it was told is written is there afterwards. */
final class KillPhase implements Phase {

  private static final long ACKNOWLEDGED_BEFORE_KILL = 1_000;

  @Override
  public String title() {
    return "Kill, and recovery";
  }

  @Override
  public void run(Tour tour) throws IOException {
    for (Durability durability : new Durability[] {Durability.SYNC, Durability.OS}) {
      killOne(tour, durability);
    }
  }

  private static void killOne(Tour tour, Durability durability) throws IOException {
    Path store = tour.directory().resolve("killed-" + durability);
    Path errors = tour.directory().resolve("errors-" + durability);
    tour.say(
        "Another JVM writes with durability "
            + durability
            + " and is killed with SIGKILL in the middle:");
    Process child =
        ChildJvm.start(errors, DemoWriterCommand.NAME, store.toString(), durability.name());
    long acknowledged = killAfterAcknowledgements(child);
    tour.figure("its exit code", waitFor(child) + ", which is 128 + SIGKILL");
    tour.figure("writes acknowledged to it", acknowledged);
    if (acknowledged < ACKNOWLEDGED_BEFORE_KILL) {
      throw new IOException("The writer ended too early: " + Escapes.of(Files.readString(errors)));
    }
    verify(tour, store, acknowledged);
  }

  /** Reads acknowledgements, kills, and reads those that were still on their way. */
  private static long killAfterAcknowledgements(Process child) throws IOException {
    long acknowledged = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
      while (reader.readLine() != null) {
        if (++acknowledged == ACKNOWLEDGED_BEFORE_KILL) {
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.toHandle().destroyForcibly();
    }
    return acknowledged;
  }

  private static int waitFor(Process child) throws IOException {
    try {
      return child.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process ended", e);
    }
  }

  private static void verify(Tour tour, Path path, long acknowledged) throws IOException {
    try (LsmStore store = tour.open(path)) {
      StoreStats.Recovery recovery = store.stats().recovery();
      tour.figure(
          "replayed from its log", Units.count(recovery.operations(), "operation", "operations"));
      if (recovery.bytesDropped() > 0) {
        tour.figure("cut off as a torn tail", Units.bytes(recovery.bytesDropped()));
      }
      long found = UpdatesPhase.count(store);
      long intact = intactPrefix(store);
      tour.figure("entries there now", found);
      tour.figure("of them intact, without a hole", intact);
      if (intact < acknowledged || intact != found) {
        throw new IOException(
            "Acknowledged writes are missing: "
                + intact
                + " of "
                + acknowledged
                + " are there. This is a defect.");
      }
      tour.say("Every acknowledged write is there.");
    }
  }

  private static long intactPrefix(LsmStore store) {
    long user = 0;
    while (hasVersionOne(store, user)) {
      user++;
    }
    return user;
  }

  private static boolean hasVersionOne(LsmStore store, long user) {
    return store
        .get(Sample.key(user))
        .filter(value -> Arrays.equals(value, Sample.value(user, 1)))
        .isPresent();
  }
}
