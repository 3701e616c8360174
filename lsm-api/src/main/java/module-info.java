/** What applications call and what plug-ins implement: interfaces, no dependencies. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.api {
  requires static org.jspecify;

  exports dev.lsmkv.api;
}
