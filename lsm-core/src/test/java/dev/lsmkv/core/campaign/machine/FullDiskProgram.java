package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.core.campaign.machine.Plan.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Fills a small file system again and again, on which only this process is, and says how often it
 * was refused.
 */
final class FullDiskProgram {

  private FullDiskProgram() {}

  /**
   * Fills.
   *
   * @param arguments how many rounds; a plan, whose parts are drawn anew each round
   */
  public static void main(String[] arguments) throws IOException {
    try {
      Plan plan = Plan.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
      SplittableRandom random = new SplittableRandom(plan.seed());
      FullDisk disk = new FullDisk(plan, random);
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        disk.round(Parts.draw(random));
      }
      delete(plan.directory());
      System.out.println(disk);
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      Runtime.getRuntime().halt(WriterProgram.FAILED);
    }
  }

  /** An image is used by many runs, each with a store of its own. */
  private static void delete(Path store) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
