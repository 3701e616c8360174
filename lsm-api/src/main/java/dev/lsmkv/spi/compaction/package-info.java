/**
 * Compaction strategies: pure functions from what tables there are to what should be done next.
 *
 * <p>A store's tables form levels; a level is a list of sorted runs, newest first; a run is a list
 * of tables whose key ranges do not overlap. For any key, whatever lies in an earlier run is newer
 * than what lies in a later one. A flush makes a new run on level 0. The engine checks every plan
 * against that order before it acts, so a merge or a move that is wrong gives an error and not a
 * broken store. A {@link dev.lsmkv.spi.compaction.CompactionPlan.Drop} deletes what is in its
 * tables: whether that is wanted only the strategy knows.
 */
package dev.lsmkv.spi.compaction;
