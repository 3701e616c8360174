package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableFormat;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of a {@link TableFormat} whose data is damaged, or whose index lies. */
interface TableDamageTests extends TableFixture {

  @Test
  default void changedByteGivesTheRightAnswerOrIsFound() throws IOException {
    List<Entry> entries = Entries.versions().subList(280, 320);
    for (TableOnDisk table : tables(entries)) {
      Damage.flips(table.bytes(), bytes -> TableDamage.readAll(table.with(bytes), entries));
      Damage.flips(
          table.bytes(), bytes -> assertEquals(table.blocks(), table.with(bytes).blocksAgain()));
    }
  }

  @Test
  default void fileCutShortGivesTheRightAnswerOrIsFound() throws IOException {
    List<Entry> entries = Entries.versions().subList(280, 320);
    for (TableOnDisk table : tables(entries)) {
      Damage.cuts(
          table.bytes(),
          bytes -> {
            if (bytes.length >= FileHeader.BYTES) {
              TableDamage.readAll(table.with(bytes), entries);
              TableDamage.findBlocks(table.with(bytes));
            }
          });
    }
  }

  @Test
  default void damageIsMetWhereItIsAndOtherBlocksStayReadable() throws IOException {
    List<Entry> entries = Entries.similar();
    for (TableOnDisk table : tables(entries)) {
      BlockSpan first = table.blocks().getFirst();
      byte[] damaged = table.bytes().clone();
      damaged[(int) first.offset() + first.length() / 2] ^= 0x10;
      Table opened = table.with(damaged).open();
      Entry last = entries.getLast();
      boolean one = table.blocks().size() == 1;
      Hit hit = one ? null : opened.find(new Lookup(last.key().toByteArray(), last.sequence()));
      assertEquals(last, hit == null && one ? last : Entry.of(last.key(), TableDamage.there(hit)));
      CorruptFileException met = TableDamage.met(opened, entries.getFirst());
      assertEquals(TableOnDisk.PATH, met.file());
      long end = first.offset() + first.length();
      assertTrue(met.offset() >= first.offset() && met.offset() < end, met::getMessage);
    }
  }

  @Test
  default void indexThatLiesLeadsNowhere() throws IOException {
    List<Entry> entries = Entries.versions();
    for (TableOnDisk table : tables(entries)) {
      for (long offset : new long[] {-1, 0, 127, table.bytes().length, Long.MAX_VALUE}) {
        TableDamage.readWith(
            table, entries, span -> new BlockSpan(span.separator(), offset, span.length()));
      }
      for (int length : new int[] {-1, 0, 1, Integer.MAX_VALUE}) {
        TableDamage.readWith(
            table, entries, span -> new BlockSpan(span.separator(), span.offset(), length));
      }
      TableDamage.readWith(
          table,
          entries,
          span -> new BlockSpan(span.separator(), span.offset() + 1, span.length()));
    }
  }

  @Test
  default void cursorThatMetDamageCanSeekBehindIt() throws IOException {
    List<Entry> entries = Entries.similar();
    Entry last = entries.getLast();
    for (TableOnDisk table : tables(entries)) {
      BlockSpan first = table.blocks().getFirst();
      byte[] damaged = table.bytes().clone();
      damaged[(int) first.offset() + first.length() - 1] ^= 0x10;
      if (table.blocks().size() > 1) {
        try (EntryCursor cursor = table.with(damaged).open().cursor(Direction.FORWARD)) {
          TableDamage.untilDamaged(cursor);
          assertTrue(cursor.seek(last.key().toByteArray()), "a block behind the damaged one");
          assertEquals(last.key(), Walk.current(cursor).key());
        }
      }
    }
  }

  @Test
  default void cursorThatMetDamageIsClosedLikeAnyOther() throws IOException {
    List<Entry> entries = Entries.similar();
    for (TableOnDisk table : tables(entries)) {
      BlockSpan first = table.blocks().getFirst();
      byte[] damaged = table.bytes().clone();
      damaged[(int) first.offset() + first.length() - 1] ^= 0x10;
      for (Direction direction : Direction.values()) {
        EntryCursor cursor = table.with(damaged).open().cursor(direction);
        TableDamage.untilDamaged(cursor);
        cursor.close();
        cursor.close();
      }
    }
  }
}
