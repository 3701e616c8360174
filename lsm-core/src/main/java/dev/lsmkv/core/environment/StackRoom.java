package dev.lsmkv.core.environment;

/**
 * Room on the stack of the calling thread.
 *
 * <p>The stack of a caller that recurses may end anywhere in the engine, and unlike other failures
 * that may leave nothing to clean up with, since a handler takes stack, too. So whoever is about to
 * take a place that must be left again asks for room before: then it is here that the stack ends,
 * with nothing begun.
 *
 * <p>Nothing tells how much of a stack is left, but to use it. Compiled code uses little: a frame
 * is as large as what is kept in it across a call at worst. So the method that is called within
 * itself keeps two dozen numbers: at first, when it is about to be compiled, or the compiler would
 * leave that out, and then once in a while. That makes all of its frames as large.
 */
public final class StackRoom {

  /** Enough for a write: four KiB, more or less. */
  public static final int OF_A_WRITE = 16;

  /** Enough to open and to close a store. */
  public static final int OF_A_STORE = 4 * OF_A_WRITE;

  private static final int ALL_OF_THE_FIRST = 20_000;
  private static final int ONE_IN = 1_000;

  private static final long[] WORDS = new long[24];

  private static int calls; // of all threads, and not to the one

  private StackRoom() {}

  /**
   * Returns if there is room.
   *
   * @param levels how much
   * @throws StackOverflowError if there is not
   */
  public static void require(int levels) {
    int call = calls;
    calls = call < ALL_OF_THE_FIRST + ONE_IN ? call + 1 : ALL_OF_THE_FIRST;
    descend(WORDS, call <= ALL_OF_THE_FIRST, levels);
  }

  private static long descend(long[] words, boolean keeps, int levels) {
    if (levels == 0) {
      return 0;
    }
    if (!keeps) {
      return descend(words, false, levels - 1);
    }
    long a = words[0];
    long b = words[1];
    long c = words[2];
    long d = words[3];
    long e = words[4];
    long f = words[5];
    long g = words[6];
    long h = words[7];
    long i = words[8];
    long j = words[9];
    long k = words[10];
    long l = words[11];
    long m = words[12];
    long n = words[13];
    long o = words[14];
    long p = words[15];
    long q = words[16];
    long r = words[17];
    long s = words[18];
    long t = words[19];
    long u = words[20];
    long v = words[21];
    long w = words[22];
    long x = words[23];
    long below = descend(words, true, levels - 1);
    long rest = m ^ (n ^ (o ^ (p ^ (q ^ (r ^ (s ^ (t ^ (u ^ (v ^ (w ^ (x ^ below)))))))))));
    return a ^ (b ^ (c ^ (d ^ (e ^ (f ^ (g ^ (h ^ (i ^ (j ^ (k ^ (l ^ rest)))))))))));
  }
}
