package dev.lsmkv.sstable.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;

/**
 * Random entries that are hard on prefixes: shared ones of any length, keys that begin with keys,
 * 0x00 and 0xff.
 */
public final class Entries {

  private static final byte[] HARD_BYTES = {
    0, 1, 'a', 'b', 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff
  };

  private final Random random;
  private final byte[] shared;
  private final OptionalInt evenLength; // of keys without what they share, and of values

  /** Entries of lengths of all kinds, or all of one length and kind. */
  public Entries(Random random) {
    this.random = random;
    this.evenLength =
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty();
    this.shared = bytes(random.nextInt(4) == 0 ? 0 : random.nextInt(24));
  }

  /** Sorted entries of at most so many keys, some with many versions. */
  public List<Entry> sorted(int keysMax) {
    TreeSet<Entry> entries = new TreeSet<>();
    int keys = 1 + random.nextInt(keysMax);
    for (int i = 0; i < keys; i++) {
      byte[] key = key();
      int versions = random.nextInt(8) == 0 ? 1 + random.nextInt(40) : 1;
      for (int j = 0; j < versions; j++) {
        entries.add(entry(key));
      }
    }
    return new ArrayList<>(entries);
  }

  private Entry entry(byte[] key) {
    if (evenLength.isPresent()) {
      return Entry.put(key, random.nextInt(1000), bytes(evenLength.getAsInt()));
    }
    long sequence = random.nextInt(50) == 0 ? random.nextLong() >>> 8 : random.nextInt(1000);
    return random.nextInt(5) == 0 ? Entry.delete(key, sequence) : Entry.put(key, sequence, value());
  }

  private byte[] value() {
    int kind = random.nextInt(20);
    byte[] value = new byte[kind == 0 ? random.nextInt(2000) : kind < 3 ? 0 : random.nextInt(40)];
    if (random.nextBoolean()) {
      random.nextBytes(value);
    }
    return value;
  }

  /** A key with the shared beginning, most of the time. */
  public byte[] key() {
    if (evenLength.isEmpty() && random.nextInt(30) == 0) {
      return nonEmpty(bytes(random.nextInt(6)));
    }
    byte[] rest = evenLength.isPresent() ? bytes(evenLength.getAsInt()) : rest();
    byte[] key = Arrays.copyOf(shared, shared.length + rest.length);
    System.arraycopy(rest, 0, key, shared.length, rest.length);
    return nonEmpty(key);
  }

  private byte[] rest() {
    return random.nextInt(4) == 0 ? new byte[0] : bytes(random.nextInt(12));
  }

  /** A key near another: cut, lengthened or changed in one byte. */
  public byte[] near(byte[] key) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(key, random.nextInt(key.length + 1));
      case 1 -> Arrays.copyOf(key, key.length + 1);
      case 2 -> {
        byte[] longer = Arrays.copyOf(key, key.length + 1);
        longer[key.length] = (byte) 0xff;
        yield longer;
      }
      default -> {
        byte[] changed = key.clone();
        changed[random.nextInt(key.length)] += (byte) (random.nextBoolean() ? 1 : -1);
        yield changed;
      }
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = HARD_BYTES[random.nextInt(HARD_BYTES.length)];
    }
    return bytes;
  }

  private static byte[] nonEmpty(byte[] key) {
    return key.length == 0 ? new byte[] {'k'} : key;
  }

  /** A run of plain entries: {@code key100000 -> value100000} and so on. */
  public static List<Entry> numbered(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(Entry.put(ascii("key", i), i + 1L, ascii("value", i)));
    }
    return entries;
  }

  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A name and a number of six digits. */
  public static byte[] ascii(String name, int number) {
    return ascii(name + (100_000 + number));
  }
}
