package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.testkit.asserting.OneAtATime.Turn;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A memtable whose groups must ascend, from one applier, and whose arrays must stay as they are.
 */
final class AssertingMemTable implements MemTable {

  private final Findings findings;
  private final MemTable memTable;
  private final OneAtATime appliers;
  private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();
  private long lastSequence;

  /** A batch that the memtable may keep, and what it held when it was applied. */
  private record Kept(EncodedBatch batch, long checksum) {

    static Kept of(EncodedBatch batch) {
      return new Kept(batch, Lent.checksum(batch.bytes(), batch.offset(), batch.length()));
    }

    boolean isAsBefore() {
      return equals(of(batch));
    }
  }

  AssertingMemTable(Findings findings, MemTable memTable) {
    this.findings = findings;
    this.memTable = memTable;
    this.appliers = new OneAtATime(findings, "apply of a memtable");
  }

  @Override
  public void apply(WriteGroup group) {
    try (Turn _ = appliers.begin()) {
      long first = group.firstSequence();
      findings.require(
          first > lastSequence,
          () -> "a group from " + first + " is applied after " + lastSequence);
      lastSequence = first + group.count() - 1;
      long entries = memTable.entries();
      long bytes = memTable.bytes();
      group.batches().forEach(batch -> kept.add(Kept.of(batch)));
      memTable.apply(group);
      long applied = memTable.entries() - entries;
      findings.require(
          applied == group.count(), () -> "a memtable counts " + applied + " of " + group.count());
      findings.require(memTable.bytes() >= bytes, () -> "the bytes of a memtable shrink");
    }
  }

  @Override
  public @Nullable Hit find(Lookup lookup) {
    byte[] key = lookup.key().clone();
    Hit hit = memTable.find(lookup);
    findings.require(Arrays.equals(key, lookup.key()), () -> "a memtable changes a sought key");
    findings.require(
        hit == null || Trailer.sequence(hit.trailer()) <= lookup.sequence(),
        () -> "a memtable shows a later version than asked for");
    return hit;
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    findings.require(
        kept.stream().allMatch(Kept::isAsBefore), () -> "a batch was changed after it was applied");
    EntryCursor cursor = memTable.cursor(direction);
    return AssertingCursor.opened(findings, cursor, direction, "a memtable", () -> {});
  }

  @Override
  public long bytes() {
    return memTable.bytes();
  }

  @Override
  public long entries() {
    return memTable.entries();
  }
}
