import org.jspecify.annotations.NullMarked;

/**
 * What the store and its plug-ins are tested with; for plug-in authors as well as for us.
 *
 * <p>Only {@link dev.lsmkv.testkit.contract} needs JUnit; a user of the rest can do without.
 */
@NullMarked
module dev.lsmkv.testkit {
  requires transitive dev.lsmkv.api;
  requires java.management;
  requires jdk.management;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  exports dev.lsmkv.testkit.asserting;
  exports dev.lsmkv.testkit.campaign;
  exports dev.lsmkv.testkit.compaction;
  exports dev.lsmkv.testkit.contract;
  exports dev.lsmkv.testkit.faults;
  exports dev.lsmkv.testkit.model;
  exports dev.lsmkv.testkit.provider;
  exports dev.lsmkv.testkit.storage;

  // JUnit calls the tests of a contract, which are nobody else's business.
  opens dev.lsmkv.testkit.contract;
}
