/** The engine: write path, read path, versions, manifests, recovery, default memtable. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.core {
  requires dev.lsmkv.api;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;
}
