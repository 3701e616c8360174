package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the tests of memtables have in common. */
interface MemTableFixture {

  MemTableFactory factory();

  default MemTable memTable() {
    return factory().create(1 << 20);
  }

  /** A memtable with entries, applied in the order of their sequence numbers, one a group. */
  default MemTable holding(List<Entry> entries) {
    MemTable memTable = memTable();
    for (Entry entry :
        entries.stream().sorted(Comparator.comparingLong(Entry::sequence)).toList()) {
      memTable.apply(new WriteGroup(entry.sequence(), List.of(batch(List.of(entry)))));
    }
    return memTable;
  }

  /** A batch somewhere inside of its array, as it may be. */
  static EncodedBatch batch(List<Entry> entries) {
    BatchEncoder encoder = new BatchEncoder();
    for (Entry entry : entries) {
      if (entry.isDelete()) {
        encoder.addDelete(entry.key().toByteArray());
      } else {
        encoder.addPut(entry.key().toByteArray(), entry.value().toByteArray());
      }
    }
    EncodedBatch encoded = encoder.encoded();
    byte[] around = new byte[encoded.length() + 12];
    Arrays.fill(around, (byte) 0x55);
    System.arraycopy(encoded.bytes(), encoded.offset(), around, 7, encoded.length());
    return new EncodedBatch(around, 7, encoded.length(), encoded.count());
  }

  /** A group of consecutive entries, so many to a batch. */
  static WriteGroup group(List<Entry> entries, int inBatch) {
    List<EncodedBatch> batches = new ArrayList<>();
    for (int at = 0; at < entries.size(); at += inBatch) {
      batches.add(batch(entries.subList(at, Math.min(entries.size(), at + inBatch))));
    }
    return new WriteGroup(entries.getFirst().sequence(), batches);
  }

  static Optional<Entry> find(MemTable memTable, Key key, long sequence) {
    return Optional.ofNullable(memTable.find(new Lookup(key.toByteArray(), sequence)))
        .map(hit -> Entry.of(key, hit));
  }
}
