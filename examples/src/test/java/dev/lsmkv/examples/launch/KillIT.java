package dev.lsmkv.examples.launch;

import static dev.lsmkv.examples.launch.ChildJvm.EXAMPLES;
import static dev.lsmkv.examples.launch.ChildJvm.TESTS;
import static dev.lsmkv.examples.launch.ChildJvm.command;
import static dev.lsmkv.examples.launch.ChildJvm.path;
import static dev.lsmkv.examples.launch.ChildJvm.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.examples.JdkClasses;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An import of the JDK is killed again and again, and goes on each time where the last left it.
 * Each time all that was acknowledged is there, byte for byte, and what is there is the beginning
 * of the import, in whole batches.
 */
final class KillIT {

  private static final int KILLS = 3;
  private static final int BATCHES_MAX = 150;
  private static final int PAUSE_NANOS_MAX = 5_000_000;

  private static List<String> names = List.of();

  @TempDir private Path directory;

  @BeforeAll
  static void listTheJdk() throws IOException {
    names = JdkClasses.names();
  }

  /**
   * How the import is made.
   *
   * @param durability of each batch
   * @param wal the id of the log
   */
  private record Import(String durability, String wal) {}

  /**
   * When it is killed.
   *
   * @param batches after so many were acknowledged
   * @param pauseNanos and so long after the last of them
   */
  private record KillPoint(int batches, int pauseNanos) {}

  @ParameterizedTest
  @CsvSource({"SYNC, mapped", "OS, mapped", "OS, channel", "OS, example.length-prefixed"})
  void whatWasAcknowledgedOutlivesKills(String durability, String wal) throws IOException {
    long seed = System.nanoTime();
    System.out.println("kill points of " + durability + ", " + wal + " from seed " + seed);
    Random random = new Random(seed);
    Import started = new Import(durability, wal);
    int survived = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      KillPoint point =
          new KillPoint(1 + random.nextInt(BATCHES_MAX), random.nextInt(PAUSE_NANOS_MAX));
      int acknowledged = importAndKill(started, survived, point);
      survived = compareWithBeginning(started);
      assertThat(survived)
          .as("files after kill %d, seed %d", kill, seed)
          .isGreaterThanOrEqualTo(acknowledged);
      assertThat(survived % KilledImport.BATCH).as("half batches, seed %d", seed).isZero();
    }
  }

  /** Lets it go on from a file, kills it, and returns how many files it had acknowledged. */
  private int importAndKill(Import started, int from, KillPoint point) throws IOException {
    Process process =
        new ProcessBuilder(
                command(
                    tool("java"),
                    "--class-path",
                    path(ChildJvm.allLibraries(), EXAMPLES, TESTS),
                    KilledImport.class.getName(),
                    directory.toString(),
                    started.durability(),
                    started.wal(),
                    Integer.toString(from)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      int acknowledged = from;
      for (int batch = 0; batch < point.batches(); batch++) {
        acknowledged = Integer.parseInt(String.valueOf(output.readLine()));
      }
      LockSupport.parkNanos(point.pauseNanos());
      process.toHandle().destroyForcibly(); // the process itself would close its output as well
      process.onExit().join();
      assertThat(process.exitValue()).as("the exit code of a killed process").isNotZero();
      return Math.max(acknowledged, lastOf(output));
    }
  }

  /** The last number among what was written before the kill and not read yet. */
  private static int lastOf(BufferedReader output) throws IOException {
    int last = 0;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      last = Integer.parseInt(line);
    }
    return last;
  }

  /** Compares what is there with the beginning of the import, and returns how long that is. */
  private int compareWithBeginning(Import started) throws IOException {
    try (LsmStore store =
            LsmStore.open(directory, KilledImport.options(started.durability(), started.wal()));
        Cursor cursor = store.scan(KeyRange.all())) {
      int files = 0;
      while (cursor.next()) {
        String name = names.get(files);
        assertThat(cursor.key().mismatch(MemorySegment.ofArray(JdkClasses.key(name))))
            .as("file %d is %s", files, name)
            .isEqualTo(-1);
        assertThat(cursor.value().mismatch(MemorySegment.ofArray(JdkClasses.read(name))))
            .as("the content of %s", name)
            .isEqualTo(-1);
        files++;
      }
      return files;
    }
  }
}
