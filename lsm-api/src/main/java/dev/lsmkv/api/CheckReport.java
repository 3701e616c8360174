package dev.lsmkv.api;

import java.util.List;

/**
 * What a check of the files of a store has found.
 *
 * @param damage every damaged place, in the order of the check: ROOTs, manifests, tables, log
 * @param notes what is worth knowing and is no damage, in words: what a crash cut short, and files
 *     that nothing names
 * @param volume how much was verified
 */
public record CheckReport(List<Damage> damage, List<String> notes, Volume volume) {

  /** Copies the lists. */
  public CheckReport {
    damage = List.copyOf(damage);
    notes = List.copyOf(notes);
  }

  /**
   * How much was verified.
   *
   * @param tables tables whose files were read whole
   * @param entries entries in them, tombstones and old versions included
   * @param segments log segments
   * @param records records in them
   */
  public record Volume(long tables, long entries, long segments, long records) {}

  /**
   * Whether all is as it was written.
   *
   * @return true if no damage was found
   */
  public boolean isSound() {
    return damage.isEmpty();
  }
}
