package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * One applier and several readers. What is written at a sequence number follows from the number, so
 * that every reader can tell what it must find.
 */
public abstract class ConcurrentBehaviour {

  private static final int ENTRIES = 40_000;
  private static final int KEYS = 8_000;
  private static final int GROUP_MAX = 50;
  private static final int READERS = 4;

  private final long seed = new SplittableRandom().nextLong();
  private final MemTable table = create(1 << 20, seed);

  /** All sequence numbers from 1 to this one are applied. */
  private volatile long published;

  /**
   * Makes the memtable under test.
   *
   * @param bytesExpected the size that it is made for
   * @param seed of what is random in it
   */
  protected abstract MemTable create(long bytesExpected, long seed);

  @Test
  void readersSeeEverythingPublishedInOrderAndIntact() throws Exception {
    System.out.println("seed " + seed);
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<Long>> reads = new ArrayList<>();
      reads.add(readers.submit(untilTheEnd(this::findOne)));
      reads.add(readers.submit(untilTheEnd(this::seekOne)));
      reads.add(readers.submit(untilTheEnd(random -> scan(Direction.FORWARD))));
      reads.add(readers.submit(untilTheEnd(random -> scan(Direction.REVERSE))));
      applyAll();
      for (Future<Long> read : reads) {
        assertThat(read.get()).as("reads").isPositive();
      }
    }
  }

  private interface Read {
    void run(SplittableRandom random) throws IOException;
  }

  private Callable<Long> untilTheEnd(Read read) {
    return () -> {
      SplittableRandom random = new SplittableRandom(seed);
      long count = 0;
      for (boolean last = false; !last; count++) {
        last = published == ENTRIES;
        read.run(random);
      }
      return count;
    };
  }

  private void applyAll() {
    SplittableRandom random = new SplittableRandom(seed);
    for (long sequence = 1; sequence <= ENTRIES; ) {
      GroupBuilder group = new GroupBuilder();
      long last = Math.min(ENTRIES, sequence + random.nextInt(GROUP_MAX));
      for (long each = sequence; each <= last; each++) {
        if (isDelete(each)) {
          group.delete(key(each));
        } else {
          group.put(key(each), value(each));
        }
      }
      table.apply(group.build(sequence));
      published = last;
      sequence = last + 1;
    }
  }

  private void findOne(SplittableRandom random) {
    long newest = published;
    if (newest == 0) {
      return;
    }
    long wanted = 1 + random.nextLong(newest);
    Hit then = table.find(new Lookup(key(wanted), wanted));
    assertThat(then).as("seed %d, sequence %d", seed, wanted).isNotNull();
    assertThat(Trailer.sequence(then.trailer())).as("seed %d", seed).isEqualTo(wanted);
    assertThat(then.value()).as("seed %d, sequence %d", seed, wanted).isEqualTo(value(wanted));
    Hit now = table.find(new Lookup(key(wanted), newest));
    assertThat(now).as("seed %d, sequence %d", seed, wanted).isNotNull();
    assertThat(Trailer.sequence(now.trailer())).as("seed %d", seed).isBetween(wanted, newest);
  }

  private void seekOne(SplittableRandom random) throws IOException {
    long newest = published;
    if (newest == 0) {
      return;
    }
    byte[] wanted = key(1 + random.nextLong(newest));
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        assertThat(cursor.seek(wanted)).as("seed %d", seed).isTrue();
        assertThat(Key.compare(cursor.key(), MemorySegment.ofArray(wanted)))
            .as("seed %d, %s to %s", seed, direction, Key.copyOf(wanted))
            .isZero();
        checkSomeIntact(cursor);
      }
    }
  }

  private void checkSomeIntact(EntryCursor cursor) throws IOException {
    int left = 10;
    do {
      checkIntact(cursor);
      left--;
    } while (left > 0 && cursor.next());
  }

  private void scan(Direction direction) throws IOException {
    long newest = published;
    long shown = 0;
    Key previousKey = Key.copyOf(new byte[0]);
    long previousTrailer = 0;
    try (EntryCursor cursor = table.cursor(direction)) {
      for (boolean first = true; cursor.next(); first = false) {
        checkIntact(cursor);
        Key key = Key.copyOf(cursor.key());
        int byKey = previousKey.compareTo(key);
        int order = byKey != 0 ? byKey : Long.compareUnsigned(cursor.trailer(), previousTrailer);
        assertThat(first || (direction == Direction.FORWARD ? order < 0 : order > 0))
            .as("seed %d, %s, %s before %s", seed, direction, previousKey, key)
            .isTrue();
        shown += Trailer.sequence(cursor.trailer()) <= newest ? 1 : 0;
        previousKey = key;
        previousTrailer = cursor.trailer();
      }
    }
    assertThat(shown)
        .as("seed %d, %s, entries up to %d", seed, direction, newest)
        .isEqualTo(newest);
  }

  private void checkIntact(EntryCursor cursor) {
    long sequence = Trailer.sequence(cursor.trailer());
    boolean intact =
        Key.compare(cursor.key(), MemorySegment.ofArray(key(sequence))) == 0
            && Trailer.isDelete(cursor.trailer()) == isDelete(sequence)
            && Key.compare(cursor.value(), MemorySegment.ofArray(value(sequence))) == 0;
    assertThat(intact).as("seed %d, sequence %d", seed, sequence).isTrue();
  }

  private boolean isDelete(long sequence) {
    return mix(sequence) % 7 == 0;
  }

  private byte[] key(long sequence) {
    long mixed = mix(sequence);
    return ("key" + Math.floorMod(sequence % 5 == 0 ? sequence : mixed, KEYS))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Mostly short, at times longer than what fits beside others in a slab, or in one at all. */
  private byte[] value(long sequence) {
    if (isDelete(sequence)) {
      return new byte[0];
    }
    long mixed = mix(sequence);
    long below = sequence % 97 > 0 ? 60 : sequence % 4 > 0 ? 10_000 : 60_000;
    byte[] value = new byte[(int) Math.floorMod(mixed >> 8, below)];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) (mixed >>> (i & 63));
    }
    return value;
  }

  private long mix(long sequence) {
    long mixed = (sequence + seed) * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 29;
  }
}
