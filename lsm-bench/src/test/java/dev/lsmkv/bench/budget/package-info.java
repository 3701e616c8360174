/**
 * What the hot paths of the engine may cost, in counts that no noise of timing can change: bytes
 * allocated, filters asked, indexes searched, blocks touched for an operation.
 *
 * <p>The counts come from parts that are wrapped on their way into the engine, and from the JVM's
 * own count of what a thread allocates.
 */
package dev.lsmkv.bench.budget;
