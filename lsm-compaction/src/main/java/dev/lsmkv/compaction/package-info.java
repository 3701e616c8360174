/**
 * Compaction strategies: pure functions from the tables of a store to what should be done next.
 *
 * <p>{@link LeveledStrategy} keeps one sorted run on each level below 0 and a fixed ratio between
 * the sizes of levels: the fewest places to read from, and the least space. {@link TieredStrategy}
 * keeps several runs on each level and rewrites an entry once a level: the least writing. Both work
 * on any store, whichever of them it was written with.
 *
 * <p>Everything a strategy decides, it decides from the {@link dev.lsmkv.spi.compaction.Levels}
 * alone. It is asked again after each change until it is idle, so a plan is one step, and steps
 * that follow from one another (a cascade) need no memory. The order of runs is kept by one idea,
 * {@link Way}: the runs a table passes on its way down, and which tables on it cannot go because
 * something damaged or busy lies before them.
 *
 * <p>Depends on {@code dev.lsmkv.spi.compaction} and nothing else.
 */
package dev.lsmkv.compaction;
