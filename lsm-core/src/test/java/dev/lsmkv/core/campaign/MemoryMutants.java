package dev.lsmkv.core.campaign;

import static dev.lsmkv.core.campaign.Mutation.forgetting;
import static dev.lsmkv.core.campaign.Mutation.replacing;
import static dev.lsmkv.core.campaign.Mutation.uncaught;

import java.util.List;

/** Mistakes that show where memory ends; some are mistakes that the engine had. */
final class MemoryMutants {

  private static final String CORE = "dev.lsmkv.core.";

  private MemoryMutants() {}

  /**
   * A mistake, and where memory has to end for it to show.
   *
   * @param name what is wrong
   * @param part of the names of the places
   * @param mutation what is changed
   */
  record MemoryMutant(String name, String part, Mutation mutation) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<MemoryMutant> all() {
    return List.of(
        new MemoryMutant(
            "what a compaction has installed is deleted if something fails after that",
            "core.background.Compaction",
            forgetting(CORE + "background.CompactionJob", "install", "isInstalled")),
        new MemoryMutant(
            "a commit of unknown outcome is not told of where there are no words for it",
            "core.manifest.RootWriter",
            uncaught(CORE + "manifest.RootWriter", "unknown")),
        new MemoryMutant(
            "a group counts as refused though it is in the log",
            "core.memtable.",
            replacing(CORE + "commit.GroupCommitter", "broken", "fail", null)));
  }
}
