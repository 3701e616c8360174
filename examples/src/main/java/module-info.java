/** Programs to copy from. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.examples {
  requires dev.lsmkv.api;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;
}
