package dev.lsmkv.bench.workload;

/** The store a workload begins with. */
public enum Ground {
  /** An empty one. */
  EMPTY,
  /** An empty one that forces each write to the disk. */
  EMPTY_SYNCED,
  /** One with all entries, compacted; others that only read it use it too. */
  FILLED,
  /** One with all entries, compacted, for this workload alone. */
  FILLED_APART,
  /** The records of YCSB, which its workloads use one after the other. */
  RECORDS;

  /** Whether several workloads run on one such store. */
  public boolean isShared() {
    return this == FILLED || this == RECORDS;
  }

  /** Whether its workloads write new versions of entries. */
  boolean isUpdated() {
    return this == FILLED_APART || this == RECORDS;
  }

  boolean isEmpty() {
    return this == EMPTY || this == EMPTY_SYNCED;
  }

  KeyOrder keyOrder() {
    return this == RECORDS ? KeyOrder.SCATTERED : KeyOrder.ASCENDING;
  }
}
