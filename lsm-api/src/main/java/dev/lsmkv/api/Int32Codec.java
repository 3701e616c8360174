package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of 32 bits, big-endian, with the sign bit flipped so that negative ones come first. */
final class Int32Codec implements MeasuredCodec<Integer> {

  static final Int32Codec INT32 = new Int32Codec();

  private static final ValueLayout.OfInt BIG_ENDIAN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Int32Codec() {}

  @Override
  public int length() {
    return Integer.BYTES;
  }

  @Override
  public byte[] encode(Integer value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value ^ Integer.MIN_VALUE).array();
  }

  @Override
  public Integer decode(MemorySegment bytes) {
    MeasuredCodec.requireLength(length(), bytes);
    return bytes.get(BIG_ENDIAN, 0) ^ Integer.MIN_VALUE;
  }
}
