package dev.lsmkv.bench.workload;

/** Scrambles the bits of a number: the finalizer of SplitMix64, a bijection. */
final class Mix {

  /** 2^64 over the golden ratio. */
  static final long STEP = 0x9e3779b97f4a7c15L;

  private Mix() {}

  static long of(long x) {
    long y = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return y ^ (y >>> 31);
  }
}
