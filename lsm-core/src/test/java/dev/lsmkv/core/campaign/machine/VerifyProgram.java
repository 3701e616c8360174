package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import java.util.Arrays;

/** Verifies a store on a file system that only this process sees, and reports what is there. */
final class VerifyProgram {

  private VerifyProgram() {}

  /**
   * Verifies.
   *
   * @param arguments the last write of each writer that was acknowledged, comma between; a plan
   */
  public static void main(String[] arguments) {
    Reports reports = new Reports();
    try {
      long[] told = Arrays.stream(arguments[0].split(",")).mapToLong(Long::parseLong).toArray();
      Plan plan = Plan.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
      long[] counts = new Verification(plan).run(told, Durability.SYNC);
      for (int i = 0; i < counts.length; i++) {
        reports.acknowledged(i, counts[i]);
      }
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      Runtime.getRuntime().halt(WriterProgram.FAILED);
    }
  }
}
