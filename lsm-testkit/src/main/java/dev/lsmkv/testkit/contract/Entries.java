package dev.lsmkv.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;

/** Sorted entries of several shapes, and what a right reader says of them. */
final class Entries {

  private static final int KEY_BYTES_MAX = 65_536;

  private Entries() {}

  /** Every shape; no sequence number comes twice in one. */
  static List<List<Entry>> all() {
    return List.of(
        List.of(Entry.put(new byte[] {'k'}, 1, new byte[] {'v'})),
        List.of(Entry.delete(new byte[0], Trailer.SEQUENCE_MAX)),
        versions(),
        longest(),
        similar(),
        random(1),
        random(2));
  }

  /** Three keys with many versions each, some of them tombstones. */
  static List<Entry> versions() {
    List<Entry> entries = new ArrayList<>();
    for (int sequence = 1; sequence <= 900; sequence++) {
      byte[] key = utf8("key" + sequence % 3);
      entries.add(
          sequence % 7 == 0
              ? Entry.delete(key, sequence)
              : Entry.put(key, sequence, StorageFixture.bytes(sequence, sequence % 60)));
    }
    return sorted(entries);
  }

  /** The longest keys, which differ at their ends, among the shortest; and a long value. */
  private static List<Entry> longest() {
    List<Entry> entries = new ArrayList<>();
    long sequence = 100;
    for (int last : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
      byte[] key = new byte[KEY_BYTES_MAX];
      Arrays.fill(key, (byte) 0xc1);
      key[KEY_BYTES_MAX - 1] = (byte) last;
      entries.add(Entry.put(key, sequence++, utf8("longest")));
      entries.add(Entry.put(Arrays.copyOf(key, KEY_BYTES_MAX - 1), sequence++, new byte[last]));
      entries.add(Entry.put(new byte[] {(byte) last}, sequence++, new byte[0]));
      entries.add(Entry.delete(new byte[] {(byte) last}, sequence++));
    }
    entries.add(Entry.put(new byte[0], sequence++, StorageFixture.bytes(5, 1_500_000)));
    entries.add(Entry.put(new byte[0], sequence, new byte[0]));
    return sorted(entries);
  }

  /** Many keys that differ late, in an order of writing that is not theirs. */
  static List<Entry> similar() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String key = "customer/%08d/order".formatted(i * 7919 % 2_000);
      entries.add(Entry.put(utf8(key), 1L << 40 | i, utf8("value " + i)));
    }
    return sorted(entries);
  }

  /** Short keys of few letters, so that they begin one another and come again. */
  static List<Entry> random(long seed) {
    Random random = new Random(seed);
    List<Entry> entries = new ArrayList<>();
    for (int sequence = 1; sequence <= 1_200; sequence++) {
      byte[] key = key(random);
      entries.add(
          random.nextInt(4) == 0
              ? Entry.delete(key, sequence)
              : Entry.put(key, sequence, StorageFixture.bytes(sequence, random.nextInt(80))));
    }
    return sorted(entries);
  }

  static byte[] key(Random random) {
    byte[] key = new byte[random.nextInt(12)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(3) * 0x7f);
    }
    return key;
  }

  private static List<Entry> sorted(List<Entry> entries) {
    entries.sort(null);
    return List.copyOf(entries);
  }

  /** About so many of the keys, keys just before and behind them, and the first and last of all. */
  static List<byte[]> keysAround(List<Entry> entries, int atMost) {
    List<byte[]> keys = new ArrayList<>();
    int step = Math.max(1, entries.size() / atMost);
    for (int i = 0; i < entries.size(); i += step) {
      byte[] key = entries.get(i).key().toByteArray();
      keys.add(key);
      keys.add(Arrays.copyOf(key, key.length + 1));
      if (key.length > 0) {
        keys.add(Arrays.copyOf(key, key.length - 1));
        byte[] other = key.clone();
        other[key.length - 1]++;
        keys.add(other);
      }
    }
    keys.add(new byte[0]);
    keys.add(entries.getLast().key().toByteArray());
    byte[] top = new byte[KEY_BYTES_MAX];
    Arrays.fill(top, (byte) 0xff);
    keys.add(top);
    Collections.shuffle(keys, new Random(1));
    return keys;
  }

  /** The newest version of a key at or below a sequence number. */
  static Optional<Entry> newest(NavigableSet<Entry> entries, Key key, long sequence) {
    Entry bound = new Entry(key, sequence << 8 | 0xff, Key.copyOf(new byte[0]));
    return Optional.ofNullable(entries.ceiling(bound)).filter(entry -> entry.key().equals(key));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
