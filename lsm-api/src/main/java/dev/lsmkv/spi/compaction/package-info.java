/**
 * Compaction strategies: pure functions from what tables there are to what should be done next.
 *
 * <p>A store's tables form levels; a level is a list of sorted runs, newest first; a run is a list
 * of tables whose key ranges do not overlap. For any key, whatever lies in an earlier run is newer
 * than what lies in a later one. A flush makes a new run on level 0. The engine checks every plan
 * against that order before it acts, so a wrong strategy gives an error and not a broken store.
 */
package dev.lsmkv.spi.compaction;
