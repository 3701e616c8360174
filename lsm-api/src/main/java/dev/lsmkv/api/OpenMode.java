package dev.lsmkv.api;

/** What a store is opened for. */
public enum OpenMode {
  /** Reading and writing, by one process at a time. */
  READ_WRITE,
  /** Reading only, by any number of processes, beside the one that writes. */
  READ_ONLY
}
