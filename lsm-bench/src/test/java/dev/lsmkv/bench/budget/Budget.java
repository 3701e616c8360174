package dev.lsmkv.bench.budget;

/**
 * The most that one operation may cost. Whoever needs more raises the number here, and says why.
 *
 * <p>Bytes are what the operation allocates if the compiler removes nothing, so that they hold
 * whatever it does; where it removes something the count is below. A value of 100 bytes is an array
 * of 120, which no read can do without.
 */
enum Budget {
  MEMTABLE_HIT_BYTES(400, "the value, its optional, the hit, the lookup with its view of the key"),
  MEMTABLE_MISS_BYTES(
      256, "the lookup with its view of the key, and the read through what tables there are"),
  TABLE_HIT_BYTES(
      740, "as in a memtable, and views of a block; more of them if it was decompressed"),
  TABLE_MISS_BYTES(256, "as in a memtable, for a filter that says no allocates nothing"),
  PUT_BYTES(800, "the encoded batch, its group and its wait, and the memtable's copy of the entry"),
  SCAN_OPEN_BYTES(
      3200, "a cursor for each run, the order of a leaf of the memtable, and the merge of them"),
  SCAN_NEXT_BYTES(64, "a place in a block; views of key and value come when they are asked for"),
  SCAN_COMPRESSED_BLOCK_BYTES(
      12_000, "8 KiB for the block, its stored bytes off the mapping, and what the codec takes"),
  HIT_HASHES(1, "a key is hashed once, however many filters are asked"),
  HIT_PROBES_A_RUN(1, "one filter for each run, until one holds the key"),
  HIT_BLOCKS(1, "the index names the only block that can hold the key"),
  MISS_BLOCKS_OF_HUNDRED(2, "ten bits a key let one of a hundred pass, twice that by bad luck"),
  SCAN_BLOCKS_BEYOND(0, "a scan touches the blocks that hold its entries");

  private final long most;
  private final String why;

  Budget(long most, String why) {
    this.most = most;
    this.why = why;
  }

  long most() {
    return most;
  }

  /** For the message of a test that finds more. */
  String why() {
    return name() + " is at most " + most + ": " + why;
  }
}
