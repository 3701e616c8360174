package dev.lsmkv.api;

/** A part of the store that a plug-in can replace. */
public enum Role {
  /** Holds what was written last, in memory and in order. */
  MEM_TABLE,
  /** Keeps what was acknowledged but is not in a table yet. */
  WAL,
  /** Writes and reads the data file of a table. */
  TABLE_FORMAT,
  /** Finds the block that may hold a key. */
  BLOCK_INDEX,
  /** Tells which keys a table certainly does not hold. */
  FILTER,
  /** Makes blocks smaller. */
  COMPRESSION,
  /** Chooses which tables to merge. */
  COMPACTION
}
