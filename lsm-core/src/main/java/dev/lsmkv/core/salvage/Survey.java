package dev.lsmkv.core.salvage;

import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.TableRecord;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a store consists of, as far as its files still tell.
 *
 * @param root the ROOT that counts; where it is lost one that says what the files say
 * @param runs the sorted runs, newest first as far as their order is known
 * @param lostLevels the levels whose tables are not known
 * @param isLogKnown whether the log's segments are known to be those that count
 * @param isSequenceKnown whether the newest sequence number in tables is what the ROOT says, and
 *     not just the least that it can be
 */
record Survey(
    Root root,
    List<SurveyedRun> runs,
    List<LostLevel> lostLevels,
    boolean isLogKnown,
    boolean isSequenceKnown) {

  /** The rank of a run whose place in the order is unknown. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  /** The rank of the log. */
  static final int LOG = 0;

  /** Copies the lists. */
  Survey {
    runs = List.copyOf(runs);
    lostLevels = List.copyOf(lostLevels);
  }

  /**
   * A sorted run.
   *
   * @param tables its tables in key order
   * @param level its level, if it is known
   * @param rank its place in the order of runs, from 1; {@link #UNKNOWN} if it has none
   * @param isCertain whether it is certain that its tables are part of the store
   */
  record SurveyedRun(List<TableRecord> tables, OptionalInt level, int rank, boolean isCertain) {}

  /**
   * A level of whose tables not even the bounds are known: any key may be in them.
   *
   * @param rank its place in the order of runs
   * @param maxSequence no sequence number in it is larger
   */
  record LostLevel(int rank, long maxSequence) {}

  /** The bytes of all tables. */
  long bytes() {
    return runs.stream().flatMap(run -> run.tables().stream()).mapToLong(TableRecord::bytes).sum();
  }
}
