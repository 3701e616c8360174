package dev.lsmkv.core.background;

import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.entry.Key;
import java.util.List;
import java.util.Set;

/**
 * A plan that was found to be right, with the tables it names.
 *
 * @param kind what is done
 * @param inputs the tables, in the order of runs
 * @param target where they, or what is made of them, go; for a drop of no meaning
 * @param tableBytesMax the size at which an output of a merge ends
 * @param reason a few words
 * @param targetRun the tables of the run that the outputs join, when this was planned; empty if
 *     there is none. Flushes and other jobs may change the level meanwhile; the outputs still
 *     belong to that run
 */
record CompactionTask(
    Kind kind,
    List<TableHandle> inputs,
    Target target,
    long tableBytesMax,
    String reason,
    Set<TableHandle> targetRun) {

  /** What is done with the inputs. */
  enum Kind {
    MERGE,
    MOVE,
    DROP
  }

  /** Copies the list. */
  CompactionTask {
    inputs = List.copyOf(inputs);
    targetRun = Set.copyOf(targetRun);
  }

  /** The least first key of the inputs. */
  Key first() {
    return inputs.stream().map(table -> table.record().first()).min(Key::compareTo).orElseThrow();
  }

  /** The greatest last key of the inputs. */
  Key last() {
    return inputs.stream().map(table -> table.record().last()).max(Key::compareTo).orElseThrow();
  }

  /** Whether the outputs of two tasks could overlap in one run. */
  boolean collidesWith(CompactionTask other) {
    return kind != Kind.DROP
        && other.kind != Kind.DROP
        && target.level() == other.target.level()
        && target.placement() == Placement.INTO_RUN
        && other.target.placement() == Placement.INTO_RUN
        && first().compareTo(other.last()) <= 0
        && last().compareTo(other.first()) >= 0;
  }
}
