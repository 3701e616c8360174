package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Verifies a store on a file system that only this process sees, and reports what is there. */
final class VerifyProgram {

  private VerifyProgram() {}

  /**
   * Verifies.
   *
   * @param arguments the last write of each writer that was acknowledged before the accident, comma
   *     between; the same for all that was acknowledged; a plan
   */
  public static void main(String[] arguments) {
    Reports reports = new Reports();
    try {
      Plan plan = Plan.parse(Arrays.copyOfRange(arguments, 2, arguments.length));
      long[] counts =
          new Verification(plan).run(counts(arguments[0]), counts(arguments[1]), Durability.SYNC);
      for (int i = 0; i < counts.length; i++) {
        reports.acknowledged(i, counts[i]);
      }
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      Runtime.getRuntime().halt(WriterProgram.FAILED);
    }
  }

  static String text(long[] counts) {
    return Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static long[] counts(String text) {
    return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
  }
}
