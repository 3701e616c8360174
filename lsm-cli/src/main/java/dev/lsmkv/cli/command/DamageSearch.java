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
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole view and finds the places that cannot be read.
 *
 * <p>A cursor cannot pass damage, and does not say which keys lie in it. So all is read upward to
 * its first damage and then downward to its last. If both are the same place, that is all. If not,
 * a cursor is set down half way between them, and what it meets first tells what lies to its left
 * and to its right; so each part is searched in the same way until no two places have anything
 * unknown between them, or the number of attempts is used up.
 *
 * <p>Reading downward, the entry just above damage is not shown, for a newer version of it may lie
 * in the damage; so up to one entry a place is not counted as read although {@code get} finds it.
 *
 * <p>Thread: confined.
 */
final class DamageSearch {

  private static final int ATTEMPTS_MAX = 10_000;
  private static final int SPLIT_BYTES = 24;

  private final ReadView view;
  private final Progress progress;
  private final Map<Place, CorruptionException> found = new LinkedHashMap<>();
  private final Deque<Suspect> suspects = new ArrayDeque<>();
  private long entries;

  DamageSearch(ReadView view, Progress progress) {
    this.view = view;
    this.progress = progress;
  }

  void run() {
    Stop first = upward(new Gap(null, null));
    if (first == null) {
      return;
    }
    addBelow(first, new Gap(first.key, null));
    for (int attempt = 0; attempt < ATTEMPTS_MAX && !suspects.isEmpty(); attempt++) {
      search(suspects.remove());
    }
  }

  Collection<CorruptionException> damage() {
    return List.copyOf(found.values());
  }

  long entries() {
    return entries;
  }

  /** Reads a gap from above, down to where it becomes suspect. */
  private void addBelow(Stop low, Gap gap) {
    Stop high = downward(gap);
    if (high != null) {
      suspects.add(new Suspect(new Gap(gap.low, high.key), low.place, high.place));
    }
  }

  private void search(Suspect suspect) {
    Gap gap = suspect.gap;
    byte[] middle = gap.middle(SPLIT_BYTES);
    if (suspect.low.equals(suspect.high) || middle == null) {
      return;
    }
    Stop stop = upward(new Gap(middle, gap.high));
    Gap left = new Gap(gap.low, middle);
    if (stop == null) {
      suspects.add(new Suspect(left, suspect.low, suspect.high));
      return;
    }
    suspects.add(new Suspect(new Gap(stop.key, gap.high), stop.place, suspect.high));
    boolean isMiddleDamaged = Arrays.equals(stop.key, middle); // not one entry was read
    if (isMiddleDamaged) {
      suspects.add(new Suspect(left, suspect.low, stop.place));
    } else {
      addBelow(new Stop(gap.low, suspect.low), left);
    }
  }

  /** Reads to the first damage, and says behind which key; null if there is none. */
  private @Nullable Stop upward(Gap gap) {
    byte[] reached = gap.low;
    try (Cursor cursor = view.scan(gap.range())) {
      while (cursor.next()) {
        byte[] key = cursor.keyBytes();
        reached = Arrays.copyOf(key, key.length + 1); // the next possible key
        cursor.value();
        progress.at(++entries);
      }
      return null;
    } catch (CorruptionException e) {
      return new Stop(reached, note(e));
    }
  }

  /** Reads down to the last damage, and says above which key; null if there is none. */
  private @Nullable Stop downward(Gap gap) {
    byte[] reached = gap.high;
    try (Cursor cursor = view.scanReverse(gap.range())) {
      while (cursor.next()) {
        cursor.value();
        reached = cursor.keyBytes();
        progress.at(++entries);
      }
      return null;
    } catch (CorruptionException e) {
      return new Stop(reached, note(e));
    }
  }

  private Place note(CorruptionException damage) {
    Place place = new Place(damage.file().toString(), damage.offset());
    found.putIfAbsent(place, damage);
    return place;
  }

  private record Place(String file, long offset) {}

  /** Keys that were not read, and the damage at either end of them. */
  private record Suspect(Gap gap, Place low, Place high) {}

  /** Where a cursor met damage: the nearest key it had not read yet, or null for the very first. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stop(byte @Nullable [] key, Place place) {}

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
