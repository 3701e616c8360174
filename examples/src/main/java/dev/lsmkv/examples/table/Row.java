package dev.lsmkv.examples.table;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Key;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One entry of a table.
 *
 * @param key its key
 * @param trailer its trailer
 * @param value its value
 */
record Row(Key key, long trailer, MemorySegment value) {

  private static final int HEAD_BYTES = 12;

  /** The entry that a cursor is on; its value is still the cursor's. */
  static Row of(EntryCursor entries) {
    return new Row(Key.copyOf(entries.key()), entries.trailer(), entries.value());
  }

  byte[] encode() {
    int valueLength = Math.toIntExact(value.byteSize());
    byte[] payload = new byte[Math.addExact(HEAD_BYTES + key.length(), valueLength)];
    ByteBuffer head = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(trailer).putInt(key.length()).put(key.toByteArray());
    MemorySegment.copy(value, ValueLayout.JAVA_BYTE, 0, payload, head.position(), valueLength);
    return payload;
  }

  /** Whether {@link #decode} can make sense of a payload. */
  static boolean isWellFormed(byte[] payload) {
    ByteBuffer head = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    return payload.length >= HEAD_BYTES
        && EntryKind.isKnown(payload[0] & 0xff)
        && head.getInt(8) >= 0
        && head.getInt(8) <= payload.length - HEAD_BYTES;
  }

  static Row decode(byte[] payload) {
    ByteBuffer head = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    MemorySegment bytes = MemorySegment.ofArray(payload).asReadOnly();
    int keyLength = head.getInt(8);
    return new Row(
        Key.copyOf(bytes.asSlice(HEAD_BYTES, keyLength)),
        head.getLong(0),
        bytes.asSlice(HEAD_BYTES + keyLength));
  }
}
