/**
 * Engines of others, a file each: what lsm-bench compares with.
 *
 * <p>Each is asked for the settings that all have; what it lacks stands in its description.
 */
@org.jspecify.annotations.NullMarked
package dev.lsmkv.bench.peers;
