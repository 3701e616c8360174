import org.jspecify.annotations.NullMarked;

/** What the store and its plug-ins are tested with; for plug-in authors as well as for us. */
@NullMarked
module dev.lsmkv.testkit {
  requires transitive dev.lsmkv.api;
  requires static org.jspecify;

  exports dev.lsmkv.testkit.storage;
}
