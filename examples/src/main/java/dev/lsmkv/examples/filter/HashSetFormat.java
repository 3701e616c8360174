package dev.lsmkv.examples.filter;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Builds and opens hash sets. Thread: immutable.
 *
 * @param slotsPerKey how many slots a key gets at least
 */
record HashSetFormat(int slotsPerKey) implements FilterFormat {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  @Override
  public long hash(byte[] bytes, int offset, int length) {
    long hash = FNV_OFFSET;
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
    }
    return hash ^ (hash >>> 32); // the upper bits are mixed best, and slots are the lower ones
  }

  @Override
  public byte[] build(long[] hashes, int count) {
    long wanted = Math.max(1, (long) count * slotsPerKey);
    int slots = Math.toIntExact(Long.highestOneBit(2 * wanted - 1));
    ByteBuffer table =
        ByteBuffer.allocate(Math.multiplyExact(slots, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      long hash = HashSet.stored(hashes[i]);
      int slot = (int) hash & (slots - 1);
      while (table.getLong(slot * Long.BYTES) != HashSet.EMPTY) {
        slot = (slot + 1) & (slots - 1);
      }
      table.putLong(slot * Long.BYTES, hash);
    }
    return table.array();
  }

  @Override
  public Filter open(MemorySegment encoded) throws IOException {
    long slots = encoded.byteSize() / Long.BYTES;
    if (encoded.byteSize() % Long.BYTES != 0 || Long.bitCount(slots) != 1) {
      throw new IOException("not a hash set: it is " + encoded.byteSize() + " bytes long");
    }
    return new HashSet(encoded, slots);
  }
}
