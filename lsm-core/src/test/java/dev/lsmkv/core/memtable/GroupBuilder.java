package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.WriteGroup;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Encodes groups of batches. The batches lie somewhere inside their arrays, as they may. */
final class GroupBuilder {

  private static final int MARGIN = 3;

  private final List<EncodedBatch> batches = new ArrayList<>();
  private ByteArrayOutputStream open = new ByteArrayOutputStream();
  private int openCount;

  GroupBuilder put(byte[] key, byte[] value) {
    begin(EntryKind.PUT, key);
    varint(value.length);
    open.writeBytes(key);
    open.writeBytes(value);
    return this;
  }

  GroupBuilder delete(byte[] key) {
    begin(EntryKind.DELETE, key);
    open.writeBytes(key);
    return this;
  }

  /** Ends the current batch; the next operation begins another. */
  GroupBuilder nextBatch() {
    byte[] operations = open.toByteArray();
    byte[] bytes = new byte[operations.length + 2 * MARGIN];
    System.arraycopy(operations, 0, bytes, MARGIN, operations.length);
    batches.add(new EncodedBatch(bytes, MARGIN, operations.length, openCount));
    open = new ByteArrayOutputStream();
    openCount = 0;
    return this;
  }

  WriteGroup build(long firstSequence) {
    if (openCount > 0) {
      nextBatch();
    }
    return new WriteGroup(firstSequence, List.copyOf(batches));
  }

  private void begin(EntryKind kind, byte[] key) {
    open.write(kind.code());
    varint(0);
    varint(key.length);
    openCount++;
  }

  private void varint(int value) {
    int rest = value;
    while (rest >= 0x80) {
      open.write(rest | 0x80);
      rest >>>= 7;
    }
    open.write(rest);
  }
}
