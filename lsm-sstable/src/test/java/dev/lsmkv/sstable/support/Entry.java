package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/** One version of a key, as the tests see it. */
public final class Entry implements Comparable<Entry> {

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::key)
          .thenComparing(Entry::trailer, (a, b) -> Long.compareUnsigned(b, a));

  private final Key key;
  private final long trailer;
  private final byte[] value;

  public Entry(Key key, long trailer, byte[] value) {
    this.key = key;
    this.trailer = trailer;
    this.value = value;
  }

  public static Entry put(byte[] key, long sequence, byte[] value) {
    return new Entry(Key.copyOf(key), Trailer.of(sequence, EntryKind.PUT), value);
  }

  public static Entry delete(byte[] key, long sequence) {
    return new Entry(Key.copyOf(key), Trailer.of(sequence, EntryKind.DELETE), new byte[0]);
  }

  public Key key() {
    return key;
  }

  public long trailer() {
    return trailer;
  }

  /** The value, not copied. */
  public byte[] value() {
    return value;
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry
        && key.equals(entry.key)
        && trailer == entry.trailer
        && Arrays.equals(value, entry.value);
  }

  @Override
  public int hashCode() {
    return key.hashCode() + Long.hashCode(trailer);
  }

  @Override
  public String toString() {
    String shown = value.length <= 16 ? HexFormat.of().formatHex(value) : value.length + " bytes";
    return key + "@" + Long.toHexString(trailer) + "=" + shown;
  }
}
