/**
 * A store of tables without an engine: for tests of compaction strategies.
 *
 * <p>{@link dev.lsmkv.testkit.compaction.SimStore} runs what a strategy plans on tables that really
 * hold keys, and counts what that costs; {@link dev.lsmkv.testkit.compaction.PlanRules} says what
 * is wrong with a plan; {@link dev.lsmkv.testkit.compaction.LevelsText} writes levels and plans as
 * text. The contract of strategies is made of them.
 *
 * <p>This package depends on the interfaces of compaction and keys.
 */
package dev.lsmkv.testkit.compaction;
