package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.core.campaign.machine.Reports.Kind;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opens a store when it is told to, writes a little if it gets it, and closes it when it is told
 * to. Thread: confined.
 */
final class RaceProgram {

  static final int OPEN = 'o';
  static final int CLOSE = 'c';
  private static final int WRITES = 3;

  private final Reports reports = new Reports();
  private final Plan plan;
  private final int writer;
  private final Board board;
  private @Nullable LsmStore store;

  private RaceProgram(Plan plan, int writer) {
    this.plan = plan;
    this.writer = writer;
    this.board = new Board(plan.countsArray());
  }

  /**
   * Obeys.
   *
   * @param arguments which writer this is; a plan
   */
  public static void main(String[] arguments) throws IOException {
    Plan plan = Plan.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
    try {
      new RaceProgram(plan, Integer.parseInt(arguments[0])).obey();
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      Runtime.getRuntime().halt(WriterProgram.FAILED);
    }
  }

  private void obey() throws IOException {
    reports.tell(Kind.BEGUN);
    for (int word = System.in.read(); word >= 0; word = System.in.read()) {
      if (word == OPEN) {
        open();
      } else if (store != null) {
        store.close();
        reports.tell(Kind.CLOSED);
      }
    }
  }

  private void open() {
    LsmStore opened;
    try {
      opened = plan.open();
    } catch (StoreLockedException _) {
      reports.tell(Kind.LOCKED);
      return;
    }
    store = opened;
    reports.tell(Kind.OPENED);
    for (int i = 0; i < WRITES; i++) {
      reports.acknowledged(writer, plan.writers(opened, board).get(writer).writeNext());
    }
  }
}
