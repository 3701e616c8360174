/** Compaction strategies; leveled is the default. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.compaction {
  requires dev.lsmkv.api;
  requires static org.jspecify;
}
