package dev.lsmkv.wal;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** What a record holds, comparable. */
record Logged(long firstSequence, int count, String payload) {

  static Logged of(long firstSequence, EncodedBatch operations) {
    return new Logged(firstSequence, operations.count(), hex(operations));
  }

  static Logged of(WriteGroup group) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (EncodedBatch batch : group.batches()) {
      payload.write(batch.bytes(), batch.offset(), batch.length());
    }
    String hex = HexFormat.of().formatHex(payload.toByteArray());
    return new Logged(group.firstSequence(), group.count(), hex);
  }

  private static String hex(EncodedBatch batch) {
    int end = batch.offset() + batch.length();
    return HexFormat.of().formatHex(batch.bytes(), batch.offset(), end);
  }
}
