package dev.lsmkv.core.background;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Lets a merge rest while others read and processors are short.
 *
 * <p>A merge wants a processor all the time. Where there is none to spare, the scheduler takes one
 * from a reader, for as long as it lets a thread run on: some milliseconds, in which the reader
 * would have answered hundreds of times. A merge that works in short pieces with rests between them
 * takes no more than a piece at a time.
 *
 * <p>Two things tell that it is time: the store is read a lot, and the merge was kept waiting
 * itself twice of late, so that two looks at the clock lay far apart for the little work between
 * them. A slow disk, a slow codec or the collector may look like that too, and then cost rests for
 * nothing; not so what is done between two tables. Where nobody reads there are none.
 *
 * <p>Thread: confined.
 */
final class Rests {

  /** How long it works before it rests. */
  private static final long PIECE_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

  /** How much longer a rest is than the work before it. */
  private static final int REST_A_PIECE = 2;

  /** Entries between two looks at the clock, which take some microseconds each. */
  private static final int ENTRIES_A_LOOK = 16;

  /** And their bytes. */
  private static final long BYTES_A_LOOK = 16 << 10;

  /** Looks that lie further apart: somebody else had the processor meanwhile. */
  private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** What a large value may take besides, compressed by the slower codecs. */
  private static final long NANOS_A_BYTE = 20;

  /** So close together two waits are no accident; for so long after them a merge takes rests. */
  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LongPredicate mayRest;
  private final LongSupplier clock;
  private final LongConsumer rest;
  private int entries;
  private long bytes;
  private long looked;
  private long pieceBegan;
  private long waited;
  private long restsUntil;

  /**
   * Rests of one merge, which begins now.
   *
   * @param mayRest whether the store is read a lot and writers can wait, at a time of the clock
   * @param clock nanoseconds
   * @param rest waits for so many nanoseconds
   */
  Rests(LongPredicate mayRest, LongSupplier clock, LongConsumer rest) {
    this.mayRest = mayRest;
    this.clock = clock;
    this.rest = rest;
    this.looked = clock.getAsLong();
    this.pieceBegan = looked;
    this.waited = looked - SHORT_NANOS;
    this.restsUntil = looked;
  }

  /** What was done since the last entry was something else. */
  void workBegins() {
    looked = clock.getAsLong();
    pieceBegan = looked;
  }

  /** An entry of so many bytes was merged: rests if it is time. */
  void entry(long length) {
    entries++;
    bytes += length;
    if (entries >= ENTRIES_A_LOOK || bytes >= BYTES_A_LOOK) {
      look(clock.getAsLong());
      entries = 0;
      bytes = 0;
    }
  }

  private void look(long now) {
    if (now - looked > WAITED_NANOS + bytes * NANOS_A_BYTE) {
      if (now - waited < SHORT_NANOS) {
        restsUntil = now + SHORT_NANOS;
      }
      waited = now;
    }
    looked = now;
    long worked = now - pieceBegan;
    if (worked < PIECE_NANOS) {
      return;
    }
    if (now - restsUntil < 0 && mayRest.test(now)) {
      rest.accept(REST_A_PIECE * Math.min(worked, PIECE_NANOS));
      looked = clock.getAsLong();
    }
    pieceBegan = looked;
  }
}
