package dev.lsmkv.api;

import java.nio.file.Path;
import java.util.List;

/**
 * What a repair has saved of a damaged store, and what not.
 *
 * <p>An entry is copied only if it is certain to be the newest of its key. Where a damaged place
 * could hold something newer, a value or a deletion, the entry is uncertain: it is left out of the
 * new store and listed.
 *
 * @param lost every damaged place, with the keys that may lie in it
 * @param notes what else was met, in words
 * @param entries entries copied into the new store
 * @param uncertain entries left out because something newer may be lost
 * @param report the file that says all this to people
 * @param listing the file with the uncertain entries, as lines of JSON that the shell can import
 */
public record RepairReport(
    List<Damage> lost,
    List<String> notes,
    long entries,
    long uncertain,
    Path report,
    Path listing) {

  /** Copies the lists. */
  public RepairReport {
    lost = List.copyOf(lost);
    notes = List.copyOf(notes);
  }

  /**
   * Whether the new store holds everything the old one held.
   *
   * @return true if nothing was damaged
   */
  public boolean isComplete() {
    return lost.isEmpty() && uncertain == 0;
  }
}
