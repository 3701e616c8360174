package dev.lsmkv.spi.compaction;

import java.util.List;

/**
 * Decides what to compact. Thread: pure; the same levels give the same answers.
 *
 * <p>Planning comes to an end: if nothing is written, and each plan is carried out, the answer is
 * {@link CompactionPlan.Idle} after some time. And as long as {@link #pressure} is 1 or more there
 * is something to do, or writers wait for ever.
 */
public interface CompactionStrategy {

  /**
   * What should be done next, given what there is. Tables that are not {@link TableState#READY}
   * must not be in a plan.
   *
   * @param levels the tables of the store
   * @return a plan; {@link CompactionPlan.Idle} if nothing needs doing or can be done now
   */
  CompactionPlan plan(Levels levels);

  /**
   * How much each level should hold.
   *
   * @param levels the tables of the store
   * @return the limits of levels 0, 1, … in order, at least as many as the store has levels. The
   *     soft ratio of level 0, as it is when the store is opened, is the one that counts
   */
  List<LevelLimit> limits(Levels levels);

  /**
   * How far compaction is behind, to slow writers before it is too late.
   *
   * @param levels the tables of the store
   * @return 0 for not at all; above the soft ratio of level 0 writers are delayed in proportion; at
   *     1 and above they wait
   */
  double pressure(Levels levels);

  /**
   * The same while the store is read a lot: what waits may cost readers more than it costs writers
   * to wait for it. It is never less than {@link #pressure}, and slows writers but does not stop
   * them: it is below 1 unless that is 1 or more.
   *
   * @param levels the tables of the store
   * @return as {@link #pressure} says; by default just that
   */
  default double pressureWhileRead(Levels levels) {
    return pressure(levels);
  }
}
