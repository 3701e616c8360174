package dev.lsmkv.bench.engine;

/** How an engine is asked to compress what it writes to files. */
public enum Compression {
  /** LZ4, or the engine's own fast codec if it has no LZ4, or nothing if it has neither. */
  LZ4,
  /** Not at all. */
  NONE
}
