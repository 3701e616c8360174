/** The default write-ahead log. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.wal {
  requires dev.lsmkv.api;
  requires static org.jspecify;
}
