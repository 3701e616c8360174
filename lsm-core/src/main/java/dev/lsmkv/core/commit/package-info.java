/**
 * The write path: writers join a queue, a leader among them takes what waits as one group, gives it
 * sequence numbers, logs it, applies it to the memtable, and hands the lead on; one engine thread
 * makes the log durable for all who wait.
 *
 * <p>A group becomes visible once it is applied and no group before it waits for durability, so
 * that what readers see is always a prefix, and a {@code SYNC} write is seen only once it is
 * durable.
 */
package dev.lsmkv.core.commit;
