package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.faults.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Memory that ends at one place of the engine, and at so many places that are reached next; then
 * there is memory again. Without a place it only counts.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Shortage implements Mishap {

  private static final String WORDS = "planted: no memory";

  private final AtomicIntegerArray passed = new AtomicIntegerArray(MemoryPoints.SITES_MAX);
  private final AtomicInteger failed = new AtomicInteger();
  private final Where where;
  private final Kind kind;

  /**
   * Where it begins, and where it ends.
   *
   * @param site the place; negative for none
   * @param pass how often it is reached before it fails there
   * @param failures how many places fail in all
   */
  record Where(int site, int pass, int failures) {

    static final Where NOWHERE = new Where(-1, 0, 0);
  }

  /** What is thrown. */
  enum Kind {
    OUT_OF_MEMORY,
    STACK_OVERFLOW
  }

  Shortage(Where where, Kind kind) {
    this.where = where;
    this.kind = kind;
  }

  /** A place is reached. */
  void at(int site) {
    boolean isThere = passed.getAndIncrement(site) == where.pass() && site == where.site();
    if ((isThere || isUnderWay()) && !isInInitializer()) {
      failed.incrementAndGet();
      switch (kind) {
        case OUT_OF_MEMORY -> throw new OutOfMemoryError(WORDS);
        case STACK_OVERFLOW -> throw new StackOverflowError(WORDS);
      }
    }
  }

  @Override
  public boolean isUnderWay() {
    int count = failed.get();
    return count > 0 && count < where.failures();
  }

  /** A class whose initializer fails is of no use to the cases that follow. */
  private static boolean isInInitializer() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")));
  }

  /** How often a place was reached. */
  int passed(int site) {
    return passed.get(site);
  }

  @Override
  public Fault onDisk() {
    return Fault.NONE;
  }

  @Override
  public void begins() {
    MemoryPoints.watch(this);
  }

  @Override
  public void ends() {
    MemoryPoints.leave();
  }

  @Override
  public boolean hasFired() {
    return failed.get() > 0;
  }

  @Override
  public boolean lasts() {
    return false;
  }

  @Override
  public boolean isOver() {
    return failed.get() >= where.failures();
  }

  @Override
  public int failures() {
    return where.failures();
  }

  @Override
  public boolean isPlantedIn(Throwable failure) {
    return Mishap.isSaidIn(failure, WORDS);
  }

  /** Of a mapping whose owner was never made nobody knows; the collector takes its memory. */
  @Override
  public boolean mayLeak() {
    return hasFired();
  }

  @Override
  public String toString() {
    return "%s at pass %d, %d times, of %s"
        .formatted(kind, where.pass(), where.failures(), MemoryPoints.name(where.site()));
  }
}
