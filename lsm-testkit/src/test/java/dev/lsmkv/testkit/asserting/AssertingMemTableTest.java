package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AssertingMemTableTest {

  private final Findings findings = new Findings();

  /** Counts, and has one entry to show. */
  private static class Fake implements MemTable {

    long entries;

    @Override
    public void apply(WriteGroup group) {
      entries += group.count();
    }

    @Override
    public @Nullable Hit find(Lookup lookup) {
      return Hit.of(Trailer.of(5, EntryKind.PUT), new byte[0]);
    }

    @Override
    public EntryCursor cursor(Direction direction) {
      return new FakeCursor("a5=x");
    }

    @Override
    public long bytes() {
      return entries;
    }

    @Override
    public long entries() {
      return entries;
    }
  }

  private MemTable around(MemTable memTable) {
    return new AssertingMemTable(findings, memTable);
  }

  static WriteGroup group(long sequence, int count) {
    BatchEncoder encoder = new BatchEncoder();
    for (int i = 0; i < count; i++) {
      encoder.addDelete(new byte[] {(byte) i});
    }
    EncodedBatch all = encoder.encoded();
    return new WriteGroup(sequence, List.of(all));
  }

  @Test
  void everythingInOrderIsPassedOn() {
    MemTable memTable = around(new Fake());
    memTable.apply(group(1, 2));
    memTable.apply(group(3, 1));
    assertThat(memTable.entries()).isEqualTo(3);
    assertThat(memTable.bytes()).isEqualTo(3);
    assertThat(memTable.find(new Lookup(new byte[1], 5))).isNotNull();
    EntryCursor cursor = memTable.cursor(Direction.FORWARD);
    Misuse.assertOpen(findings, "a cursor over a memtable");
    cursor.close();
    findings.requireNone();
  }

  @Test
  void groupsOutOfOrderAreNoticed() {
    MemTable memTable = around(new Fake());
    memTable.apply(group(5, 2));
    assertNoticed(findings, () -> memTable.apply(group(6, 1)), "from 6 is applied after 6");
  }

  @Test
  void operationsNotCountedAreNoticed() {
    MemTable memTable =
        around(
            new Fake() {
              @Override
              public void apply(WriteGroup group) {
                entries++;
              }
            });
    assertNoticed(findings, () -> memTable.apply(group(1, 2)), "counts 1 of 2");
  }

  @Test
  void bytesThatShrinkAreNoticed() {
    MemTable memTable =
        around(
            new Fake() {
              @Override
              public long bytes() {
                return -entries;
              }
            });
    assertNoticed(findings, () -> memTable.apply(group(1, 2)), "shrink");
  }

  @Test
  void arraysChangedAfterTheyWereAppliedAreNoticed() {
    MemTable memTable = around(new Fake());
    WriteGroup group = group(1, 2);
    memTable.apply(group);
    group.batches().getFirst().bytes()[0]++;
    assertNoticed(findings, () -> memTable.cursor(Direction.FORWARD), "a batch was changed");
  }

  @Test
  void laterVersionsThanAskedForAreNoticed() {
    MemTable memTable = around(new Fake());
    assertNoticed(findings, () -> memTable.find(new Lookup(new byte[1], 4)), "a later version");
  }

  @Test
  void aSoughtKeyThatIsChangedIsNoticed() {
    MemTable memTable =
        around(
            new Fake() {
              @Override
              public @Nullable Hit find(Lookup lookup) {
                lookup.key()[0]++;
                return null;
              }
            });
    assertNoticed(findings, () -> memTable.find(new Lookup(new byte[1], 4)), "changes a sought");
  }

  @Test
  void twoAppliersAtOnceAreNoticed() {
    List<MemTable> self = new ArrayList<>();
    MemTable memTable =
        around(
            new Fake() {
              @Override
              public void apply(WriteGroup group) {
                Misuse.fromAnotherThread(() -> self.getFirst().apply(group(9, 1)));
              }
            });
    self.add(memTable);
    assertNoticed(findings, () -> memTable.apply(group(1, 1)), "apply of a memtable");
  }
}
