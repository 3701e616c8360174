package dev.lsmkv.api;

/**
 * What a write survives once it is acknowledged. What survives a crash is always a prefix of the
 * order of writes.
 */
public enum Durability {
  /**
   * Loss of power. Visible to readers only once it is durable, save to stores that are open for
   * reading only, which read what they find whole in the log.
   */
  SYNC,
  /** The process being killed, but not loss of power. */
  OS,
  /**
   * Nothing: the write is not logged, and is durable with the next flush. A later write with more
   * durability first makes it as durable as itself.
   */
  NONE
}
