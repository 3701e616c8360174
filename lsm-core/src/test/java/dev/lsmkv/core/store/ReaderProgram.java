package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.core.environment.SystemEnvironment;
import dev.lsmkv.spi.environment.Environment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Follows the store of another process, and says what it saw: {@code saw N} at each new state,
 * {@code reached} at the end, anything else if something is wrong.
 *
 * <p>The writer puts the rows 0, 1, 2 ... in order, and every so often one batch that sets all
 * slots to the number of rows so far. So each state must be a prefix without a hole, its slots must
 * be equal, and no later state may be behind an earlier one.
 */
final class ReaderProgram {

  static final int SLOTS = 20;

  private final LsmStore store;
  private int rowsBefore;
  private int slotBefore;

  private ReaderProgram(LsmStore store) {
    this.store = store;
  }

  static byte[] row(int i) {
    return "row %07d".formatted(i).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] slot(int i) {
    return "slot %02d".formatted(i).getBytes(StandardCharsets.UTF_8);
  }

  /** The arguments are the store's directory and the number of rows to wait for. */
  public static void main(String[] arguments) {
    Environment system = SystemEnvironment.create();
    WatchedStorage watched = new WatchedStorage(system.storage());
    int target = Integer.parseInt(arguments[1]);
    try (LsmStore store =
        LsmStore.builder(Path.of(arguments[0]))
            .environment(new Environment(watched, system.clock(), system.executors()))
            .readOnly()
            .open()) {
      ReaderProgram program = new ReaderProgram(store);
      while (program.look() < target) {
        refuse(watched.changed(), "wrote");
        watched.forget();
      }
    }
    refuse(watched.changed(), "wrote");
    System.out.println("reached");
  }

  private int look() {
    int rows;
    int slot;
    try (Snapshot snapshot = store.snapshot()) {
      rows = rows(snapshot);
      slot = slots(snapshot);
      refuse(rows > 0 && snapshot.get(row(rows - 1)).isEmpty(), "get misses what scan found");
    }
    refuse(rows < rowsBefore, "rows went back from " + rowsBefore + " to " + rows);
    refuse(slot < slotBefore, "slots went back from " + slotBefore + " to " + slot);
    refuse(slot > rows, "slots of " + slot + " before the rows they follow, " + rows);
    refuse(
        rowsBefore > 0 && store.get(row(rowsBefore / 2)).isEmpty(),
        "a row of a state before is gone");
    if (rows > rowsBefore) {
      System.out.println("saw " + rows);
    }
    rowsBefore = rows;
    slotBefore = slot;
    return rows;
  }

  private static int rows(Snapshot snapshot) {
    int count = 0;
    try (Cursor cursor = snapshot.scan(KeyRange.prefix("row".getBytes(StandardCharsets.UTF_8)))) {
      while (cursor.next()) {
        refuse(
            !java.util.Arrays.equals(cursor.keyBytes(), row(count)),
            "row " + count + " is missing");
        count++;
      }
    }
    return count;
  }

  /** What all slots hold, 0 if there are none yet. */
  private static int slots(Snapshot snapshot) {
    List<Integer> values =
        java.util.stream.IntStream.range(0, SLOTS)
            .mapToObj(i -> snapshot.get(slot(i)).map(ReaderProgram::number).orElse(0))
            .distinct()
            .toList();
    refuse(values.size() != 1, "slots of one batch differ: " + values);
    return values.getFirst();
  }

  private static int number(byte[] value) {
    return Integer.parseInt(new String(value, StandardCharsets.UTF_8));
  }

  private static void refuse(boolean wrong, String what) {
    if (wrong) {
      throw new IllegalStateException(what);
    }
  }
}
