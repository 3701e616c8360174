package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of 64 bits, big-endian, with the sign bit flipped so that negative ones come first. */
final class Int64Codec implements MeasuredCodec<Long> {

  static final Int64Codec INT64 = new Int64Codec();

  private static final ValueLayout.OfLong BIG_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Int64Codec() {}

  @Override
  public int length() {
    return Long.BYTES;
  }

  @Override
  public byte[] encode(Long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value ^ Long.MIN_VALUE).array();
  }

  @Override
  public Long decode(MemorySegment bytes) {
    MeasuredCodec.requireLength(length(), bytes);
    return bytes.get(BIG_ENDIAN, 0) ^ Long.MIN_VALUE;
  }
}
