package dev.lsmkv.spi.entry;

/** The way a cursor goes. A reverse cursor shows exactly the forward order backwards. */
public enum Direction {
  /** Ascending keys; within a key the newest version first. */
  FORWARD,
  /** Descending keys; within a key the oldest version first. */
  REVERSE
}
