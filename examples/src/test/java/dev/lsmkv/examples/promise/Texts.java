package dev.lsmkv.examples.promise;

/** What the messages on missing parts say. */
final class Texts {

  /** What to do, the end of each message. */
  static final String REMEDY =
      " Add the module that provides it to the module path, or its jar to the class path; a jlink"
          + " image needs its name in --add-modules, or --bind-services; or give it to the builder"
          + " with with(…).";

  private Texts() {}

  /** An id with where its provider is from, which depends on how these tests are run. */
  static String part(String id, String module, String provider) {
    boolean named = ModuleLayer.boot().findModule(module).isPresent();
    return "'%s' (%s)".formatted(id, named ? "module " + module : "the class path, " + provider);
  }
}
