package dev.lsmkv.spi.compaction;

import java.util.List;

/** What a strategy wants done. Tables are named by their numbers. */
public sealed interface CompactionPlan {

  /** Nothing. */
  record Idle() implements CompactionPlan {}

  /**
   * Merge tables into new ones.
   *
   * @param tables the inputs: with each table, every overlapping one between it and the target (in
   *     the order of runs), and every table of the target run that overlaps the range of all inputs
   *     together
   * @param target where the outputs go
   * @param tableBytesMax the size at which an output ends, in bytes of keys and values; above 0
   * @param reason a few words for logs and events
   */
  record Merge(List<Long> tables, Target target, long tableBytesMax, String reason)
      implements CompactionPlan {

    /** Copies the list. */
    public Merge {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Move tables to another level as they are; nothing there or on the way overlaps them.
   *
   * @param tables the tables
   * @param target where they go
   * @param reason a few words for logs and events
   */
  record Move(List<Long> tables, Target target, String reason) implements CompactionPlan {

    /** Copies the list. */
    public Move {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Drop tables with everything in them, for strategies that keep data for a time or up to a size.
   *
   * @param tables the tables; nothing older may lie beneath them, or it would show through
   * @param reason a few words for logs and events
   */
  record Drop(List<Long> tables, String reason) implements CompactionPlan {

    /** Copies the list. */
    public Drop {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Where tables go.
   *
   * @param level the level
   * @param placement how they join it
   */
  record Target(int level, Placement placement) {}

  /** How tables join a level. */
  enum Placement {
    /**
     * They join the level's one run (made if there is none), or the oldest where there are several.
     */
    INTO_RUN,
    /**
     * They become a new run: in the place of the newest input where one lies in that level, so that
     * neighbouring runs can be merged beneath newer ones, else the newest of the level.
     */
    NEW_RUN
  }
}
