package dev.lsmkv.compaction;

/** Arithmetic that stops at {@link Long#MAX_VALUE}, which stands for no limit. */
final class Saturating {

  private Saturating() {}

  /** The product of two numbers that are not negative. */
  static long product(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
