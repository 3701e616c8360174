package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.OperationReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record of a log.
 *
 * @param firstSequence the sequence number of its first operation
 * @param entries its operations
 */
record LogRecord(long firstSequence, List<Entry> entries) {

  static LogRecord of(long firstSequence, EncodedBatch batch) {
    List<Entry> entries = new ArrayList<>();
    OperationReader operations = batch.operations();
    while (operations.next()) {
      int from = operations.keyOffset();
      byte[] key = Arrays.copyOfRange(operations.bytes(), from, from + operations.keyLength());
      long sequence = firstSequence + entries.size();
      entries.add(
          operations.kind() == EntryKind.DELETE
              ? Entry.delete(key, sequence)
              : Entry.put(key, sequence, value(operations)));
    }
    return new LogRecord(firstSequence, entries);
  }

  private static byte[] value(OperationReader operations) {
    int from = operations.valueOffset();
    return Arrays.copyOfRange(operations.bytes(), from, from + operations.valueLength());
  }

  /** Records of several sizes with consecutive sequence numbers. */
  static List<LogRecord> some(int count, int valueBytes) {
    List<LogRecord> records = new ArrayList<>();
    long sequence = 40;
    for (int i = 0; i < count; i++) {
      List<Entry> entries = new ArrayList<>();
      long first = sequence;
      for (int operation = 0; operation <= i % 4; operation++) {
        byte[] key = StorageFixture.bytes(sequence, i % 7);
        entries.add(
            operation == 2
                ? Entry.delete(key, sequence)
                : Entry.put(key, sequence, StorageFixture.bytes(-sequence, i * 5 % valueBytes)));
        sequence++;
      }
      records.add(new LogRecord(first, entries));
    }
    return records;
  }
}
