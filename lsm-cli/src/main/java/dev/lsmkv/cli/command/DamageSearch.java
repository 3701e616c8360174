package dev.lsmkv.cli.command;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.cli.console.Progress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole view and finds the places that cannot be read.
 *
 * <p>A cursor cannot pass damage, and does not say which keys lie in it. So a range is read upward
 * to its first damage and then downward to its last; of the keys between, the middle one splits
 * what is left in two, and each half is read in the same way, until the halves are empty or the
 * number of attempts is used up.
 *
 * <p>Thread: confined.
 */
final class DamageSearch {

  private static final int ATTEMPTS_MAX = 512;
  private static final int SPLIT_BYTES = 24;

  private final ReadView view;
  private final Progress progress;
  private final Map<Place, CorruptionException> found = new LinkedHashMap<>();
  private final Deque<Gap> gaps = new ArrayDeque<>();
  private long entries;

  DamageSearch(ReadView view, Progress progress) {
    this.view = view;
    this.progress = progress;
  }

  void run() {
    gaps.add(new Gap(null, null));
    for (int attempt = 0; attempt < ATTEMPTS_MAX && !gaps.isEmpty(); attempt++) {
      read(gaps.remove());
    }
  }

  Collection<CorruptionException> damage() {
    return List.copyOf(found.values());
  }

  long entries() {
    return entries;
  }

  private void read(Gap gap) {
    Optional<Bound> low = upward(gap);
    if (low.isEmpty()) {
      return;
    }
    Optional<Bound> high = downward(new Gap(low.get().key(), gap.high()));
    if (high.isPresent()) {
      split(new Gap(low.get().key(), high.get().key()));
    }
  }

  /**
   * Reads to the first damage; returns the key behind the last that was read, or nothing if there
   * is no damage.
   */
  private Optional<Bound> upward(Gap gap) {
    byte[] reached = gap.low();
    try (Cursor cursor = view.scan(gap.range())) {
      while (cursor.next()) {
        byte[] key = cursor.keyBytes();
        reached = Arrays.copyOf(key, key.length + 1); // the next possible key
        cursor.value();
        progress.at(++entries);
      }
      return Optional.empty();
    } catch (CorruptionException e) {
      note(e);
      return Optional.of(new Bound(reached));
    }
  }

  /**
   * Reads down to the last damage; returns the last key that was read, or nothing if there is no
   * damage.
   */
  private Optional<Bound> downward(Gap gap) {
    byte[] reached = gap.high();
    try (Cursor cursor = view.scanReverse(gap.range())) {
      while (cursor.next()) {
        cursor.value();
        reached = cursor.keyBytes();
        progress.at(++entries);
      }
      return Optional.empty();
    } catch (CorruptionException e) {
      note(e);
      return Optional.of(new Bound(reached));
    }
  }

  private void split(Gap gap) {
    byte[] middle = gap.middle(SPLIT_BYTES);
    if (middle != null) {
      gaps.add(new Gap(gap.low(), middle));
      gaps.add(new Gap(middle, gap.high()));
    }
  }

  private void note(CorruptionException damage) {
    found.putIfAbsent(new Place(damage.file().toString(), damage.offset()), damage);
  }

  private record Place(String file, long offset) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bound(byte @Nullable [] key) {}

  /** Keys from one, inclusive, to another, exclusive; null for no bound. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Gap(byte @Nullable [] low, byte @Nullable [] high) {

    KeyRange range() {
      if (low == null) {
        return high == null ? KeyRange.all() : KeyRange.to(high);
      }
      return high == null ? KeyRange.from(low) : KeyRange.between(low, high);
    }

    /**
     * A key strictly inside, half way between the bounds as numbers; null if there is none of that
     * length.
     */
    byte @Nullable [] middle(int bytesBehindCommon) {
      byte[] from = low == null ? new byte[0] : low;
      int common = high == null ? 0 : Math.max(0, Arrays.mismatch(from, high));
      int length = Math.max(common + bytesBehindCommon, 1);
      byte[] a = Arrays.copyOf(from, length);
      byte[] b = new byte[length];
      if (high == null) {
        Arrays.fill(b, (byte) 0xff);
      } else {
        b = Arrays.copyOf(high, length);
      }
      byte[] middle = average(a, b);
      boolean isInside =
          Arrays.compareUnsigned(middle, from) > 0
              && (high == null || Arrays.compareUnsigned(middle, high) < 0);
      return isInside ? middle : null;
    }

    private static byte[] average(byte[] a, byte[] b) {
      byte[] half = new byte[a.length];
      int carry = 0;
      int[] sum = new int[a.length + 1];
      for (int i = a.length - 1; i >= 0; i--) {
        int digit = (a[i] & 0xff) + (b[i] & 0xff) + carry;
        sum[i + 1] = digit & 0xff;
        carry = digit >> 8;
      }
      sum[0] = carry;
      for (int i = 0; i < half.length; i++) {
        half[i] = (byte) ((sum[i] << 8 | sum[i + 1]) >> 1);
      }
      return half;
    }
  }
}
