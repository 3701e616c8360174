package dev.lsmkv.core.manifest;

import java.util.List;

/**
 * What a commit makes the store consist of.
 *
 * @param levels the manifest of each level, from 0, without gaps; those equal to the present ones
 *     are not written again
 * @param wal the numbers of the live log segments, in order
 * @param nextFileNumber see {@link Root#nextFileNumber}
 * @param lastSequence see {@link Root#lastSequence}
 * @param compaction see {@link Root#compaction}
 */
public record RootChange(
    List<LevelManifest> levels,
    List<Long> wal,
    long nextFileNumber,
    long lastSequence,
    String compaction) {

  /** Copies the lists. */
  public RootChange {
    levels = List.copyOf(levels);
    wal = List.copyOf(wal);
  }
}
