package dev.lsmkv.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Bytes as they are, copied both ways. */
final class BytesCodec implements OrderedCodec<byte[]> {

  static final BytesCodec BYTES = new BytesCodec();

  private BytesCodec() {}

  @Override
  public byte[] encode(byte[] value) {
    return value.clone();
  }

  @Override
  public byte[] decode(MemorySegment bytes) {
    return bytes.toArray(ValueLayout.JAVA_BYTE);
  }
}
