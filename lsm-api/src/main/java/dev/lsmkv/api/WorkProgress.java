package dev.lsmkv.api;

/** Is told how far long work is. */
@FunctionalInterface
public interface WorkProgress {

  /** Tells nobody. */
  WorkProgress NONE = (_, _) -> {};

  /**
   * Says how far the work is; called now and then, from the thread that works.
   *
   * @param done bytes worked through
   * @param total bytes in all, as far as is known
   */
  void at(long done, long total);
}
