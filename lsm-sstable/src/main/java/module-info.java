/** The default table format: blocks, sparse index, mapped reads. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.sstable {
  requires dev.lsmkv.api;
  requires static org.jspecify;
}
