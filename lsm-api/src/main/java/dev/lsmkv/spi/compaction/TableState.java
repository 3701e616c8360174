package dev.lsmkv.spi.compaction;

/** Whether a table can be part of a plan. */
public enum TableState {
  /** It can. */
  READY,
  /** It is an input of a compaction under way. */
  BUSY,
  /** Its data is damaged; it is left where it is, and does not count for triggers. */
  DAMAGED
}
