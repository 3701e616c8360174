package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.core.campaign.machine.Reports.Kind;

/** Opens a store, which recovers it, and keeps it open until it is killed. */
final class OpeningProgram {

  private OpeningProgram() {}

  /** Never returns. */
  public static void main(String[] arguments) throws InterruptedException {
    Reports reports = new Reports();
    reports.tell(Kind.BEGUN);
    try {
      Plan.parse(arguments).open();
      reports.tell(Kind.OPENED);
      Thread.currentThread().join();
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      Runtime.getRuntime().halt(WriterProgram.FAILED);
    }
  }
}
