package dev.lsmkv.core.campaign;

import dev.lsmkv.core.campaign.Shortage.Kind;
import dev.lsmkv.core.campaign.Shortage.Where;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Lets memory end in the midst of one workload, in {@value #CASES} cases. Given a seed, and a part
 * of the names of the places where that is to happen, it tells what it found, or nothing. As a
 * supplier it says at how many places memory was to end so far.
 *
 * <p>Thread: safe for use from many threads.
 */
final class MemoryHunt implements BiFunction<Long, String, String>, LongSupplier {

  static final int CASES = 40;

  /** At so many places in a row; what deals with a failure may meet the next one. */
  private static final int[] FAILURES = {1, 1, 1, 1, 1, 2, 2, 3, 5, 10};

  private static final int DRAWS = 8;
  private final AtomicIntegerArray tried = new AtomicIntegerArray(MemoryPoints.SITES_MAX);

  @Override
  public String apply(Long seed, String part) {
    try {
      Shortage none = new Shortage(Where.NOWHERE, Kind.OUT_OF_MEMORY);
      new FaultCase(seed, none).run();
      int[] sites =
          IntStream.range(0, MemoryPoints.SITES_MAX)
              .filter(site -> none.passed(site) > 0 && MemoryPoints.name(site).contains(part))
              .toArray();
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < CASES; i++) {
        new FaultCase(seed, draw(sites, none, random)).run();
      }
      return "";
    } catch (AssertionError e) {
      StringWriter found = new StringWriter();
      e.printStackTrace(new PrintWriter(found));
      return found.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A place that was tried less than others, so that all have their turn. */
  private Shortage draw(int[] sites, Shortage counted, SplittableRandom random) {
    int site = sites[random.nextInt(sites.length)];
    for (int i = 1; i < DRAWS; i++) {
      int other = sites[random.nextInt(sites.length)];
      site = tried.get(other) < tried.get(site) ? other : site;
    }
    tried.incrementAndGet(site);
    int failures = FAILURES[random.nextInt(FAILURES.length)];
    Kind kind = random.nextInt(8) == 0 ? Kind.STACK_OVERFLOW : Kind.OUT_OF_MEMORY;
    return new Shortage(new Where(site, random.nextInt(counted.passed(site)), failures), kind);
  }

  @Override
  public long getAsLong() {
    return IntStream.range(0, MemoryPoints.SITES_MAX).filter(site -> tried.get(site) > 0).count();
  }
}
