package dev.lsmkv.spi.entry;

import java.lang.foreign.MemorySegment;

/**
 * One point read: a key, and the sequence number up to which versions are visible to it.
 *
 * <p>Thread: confined to the thread that reads.
 */
public final class Lookup {

  private final byte[] key;
  private final MemorySegment segment;
  private final long sequence;
  private final long prefix;

  /**
   * A point read.
   *
   * @param key the key; not copied, and not changed while the read goes on
   * @param sequence the newest sequence number this read may see
   */
  public Lookup(byte[] key, long sequence) {
    this.key = key;
    this.segment = MemorySegment.ofArray(key);
    this.sequence = sequence;
    this.prefix = Key.prefix(segment);
  }

  /**
   * The key.
   *
   * @return the array itself, to be read only
   */
  public byte[] key() {
    return key;
  }

  /**
   * The key as a segment.
   *
   * @return a view of {@link #key}
   */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * The newest visible sequence number.
   *
   * @return 0 to {@link Trailer#SEQUENCE_MAX}
   */
  public long sequence() {
    return sequence;
  }

  /**
   * The first eight bytes of the key, see {@link Key#prefix}.
   *
   * @return the prefix
   */
  public long prefix() {
    return prefix;
  }
}
