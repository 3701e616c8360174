package dev.lsmkv.bench.engine;

/** Takes the entries of a scan. */
@FunctionalInterface
public interface EntryVisitor {

  /**
   * Takes one.
   *
   * @param key its key
   * @param value its value
   */
  void visit(byte[] key, byte[] value);
}
