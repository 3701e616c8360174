package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.testkit.provider.MapCache;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The tests of a {@link TableFormat} whose data is sound. */
interface TableFormatTests extends TableFixture, EntryCursorTests {

  @Override
  default EntryCursor cursor(List<Entry> entries, Direction direction) throws IOException {
    TableOnDisk.Shape shape = new TableOnDisk.Shape(Optional.empty(), 0);
    return TableOnDisk.write(format(), entries, shape).open().cursor(direction);
  }

  @Test
  default void everyShapeShowsEveryVersion() throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (TableOnDisk table : tables(entries)) {
        assertShows(table.open(), entries);
      }
    }
  }

  private static void assertShows(Table table, List<Entry> entries) throws IOException {
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        assertEquals(Walk.ordered(entries, direction), Walk.rest(cursor), direction::name);
      }
    }
  }

  @Test
  default void newestVersionAtOrBelowTheSequenceNumberIsFound() throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (TableOnDisk table : tables(entries)) {
        assertFinds(table.open(), entries);
      }
    }
  }

  private static void assertFinds(Table table, List<Entry> entries) throws IOException {
    NavigableSet<Entry> model = new TreeSet<>(entries);
    for (byte[] key : Entries.keysAround(entries, 30)) {
      for (Entry at : entries.subList(0, Math.min(9, entries.size()))) {
        assertFound(table, model, key, at.sequence());
        assertFound(table, model, key, at.sequence() - 1);
      }
      assertFound(table, model, key, 450);
      assertFound(table, model, key, Trailer.SEQUENCE_MAX);
    }
  }

  private static void assertFound(
      Table table, NavigableSet<Entry> model, byte[] bytes, long sequence) throws IOException {
    Key key = Key.copyOf(bytes);
    Optional<Entry> found =
        Optional.ofNullable(table.find(new Lookup(bytes, sequence))).map(hit -> Entry.of(key, hit));
    assertEquals(Entries.newest(model, key, sequence), found, () -> key + " at " + sequence);
  }

  @Test
  default void blocksAreInOrderWithinTheFileAndTheirSeparatorsBetweenTheirKeys()
      throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (TableOnDisk table : tables(entries)) {
        long end = FileHeader.BYTES;
        for (BlockSpan block : table.blocks()) {
          assertTrue(block.offset() >= end && block.length() > 0, () -> "place of " + block);
          end = block.offset() + block.length();
        }
        assertTrue(end <= table.bytes().length, "blocks end within the file");
        List<Key> separators = table.blocks().stream().map(BlockSpan::separator).toList();
        assertEquals(separators.stream().sorted().toList(), separators);
        Key last = entries.getLast().key();
        assertTrue(last.compareTo(separators.getLast()) <= 0, "the last key has a block");
      }
    }
  }

  @Test
  default void blocksHoldAtMostTheEntriesThatTheIndexWants() throws IOException {
    for (List<Entry> entries : List.of(Entries.versions(), Entries.similar())) {
      for (TableOnDisk table : tables(entries)) {
        int most = table.shape().entriesPerBlockMax();
        int least = most == 0 ? 1 : (entries.size() + most - 1) / most;
        assertTrue(table.blocks().size() >= least, () -> "blocks for at most " + most);
      }
    }
  }

  @Test
  default void blocksAreFoundAgainInTheDataAlone() throws IOException {
    for (List<Entry> entries : Entries.all()) {
      for (TableOnDisk table : tables(entries)) {
        assertEquals(table.blocks(), table.blocksAgain());
      }
    }
  }

  @Test
  default void cursorsFromEndToEndKeepNothingInTheCache() throws IOException {
    List<Entry> entries = Entries.similar();
    for (TableOnDisk written : tables(entries)) {
      MapCache cache = new MapCache();
      Table table = written.open(cache);
      for (Direction direction : Direction.values()) {
        try (EntryCursor cursor = table.cursor(direction)) {
          assertEquals(entries.size(), Walk.rest(cursor).size());
        }
      }
      assertEquals(0, cache.blocks().size(), "blocks that cursors kept");
      for (int round = 0; round < 2; round++) {
        for (Entry entry : entries) {
          Hit hit = table.find(new Lookup(entry.key().toByteArray(), entry.sequence()));
          assertNotNull(hit);
          assertEquals(entry, Entry.of(entry.key(), hit));
          Arrays.fill(hit.value(), (byte) 0);
        }
      }
    }
  }

  @Test
  default void aCacheThatAdmitsFewBlocksChangesNoAnswer() throws IOException {
    List<Entry> entries = Entries.similar();
    for (TableOnDisk written : tables(entries)) {
      for (int oneIn : new int[] {2, 3, Integer.MAX_VALUE}) {
        MapCache cache = new MapCache(block -> block % oneIn == oneIn - 1);
        Table table = written.open(cache);
        for (int at = 0; at < entries.size(); at += 7) {
          assertReadsTogether(table, entries, at);
        }
      }
    }
  }

  @Test
  default void aCacheThatGivesUpWhatItIsAskedForChangesNoAnswer() throws IOException {
    List<Entry> entries = Entries.similar();
    for (TableOnDisk written : tables(entries)) {
      Table table = written.open(new GivenUpCache());
      for (int at = 0; at < entries.size(); at += 7) {
        assertReadsTogether(table, entries, at);
      }
    }
  }

  /** Two cursors and single reads, none of which may disturb another. */
  private static void assertReadsTogether(Table table, List<Entry> entries, int at)
      throws IOException {
    try (EntryCursor forward = table.cursor(Direction.FORWARD);
        EntryCursor reverse = table.cursor(Direction.REVERSE)) {
      assertTrue(forward.seek(entries.get(at).key().toByteArray()));
      assertTrue(reverse.seek(entries.getLast().key().toByteArray()));
      Entry first = Walk.current(forward);
      Entry last = Walk.current(reverse);
      for (int other = 0; other < entries.size(); other += entries.size() / 5 + 1) {
        Entry sought = entries.get(other);
        Hit hit = table.find(new Lookup(sought.key().toByteArray(), sought.sequence()));
        assertNotNull(hit);
        assertEquals(sought, Entry.of(sought.key(), hit));
      }
      assertEquals(first, Walk.current(forward), "where a cursor stands");
      assertEquals(last, Walk.current(reverse), "where a cursor stands");
      int from = entries.indexOf(first);
      assertEquals(entries.subList(from + 1, entries.size()), Walk.rest(forward));
    }
  }

  @Test
  default void failureOfTheEntriesIsPassedOn() {
    IOException planted = new IOException("planted");
    EntryCursor failing =
        new ListCursor(Entries.versions()) {
          private int moves;

          @Override
          public boolean next() throws IOException {
            if (++moves == 300) {
              throw planted;
            }
            return super.next();
          }
        };
    TableOnDisk.Shape shape = new TableOnDisk.Shape(Optional.empty(), 0);
    assertEquals(
        planted,
        assertThrows(IOException.class, () -> TableOnDisk.write(format(), failing, shape)));
  }

  @Test
  default void threadsReadOneTableAtOnce() throws Exception {
    List<Entry> entries = Entries.random(5);
    NavigableSet<Entry> model = new TreeSet<>(entries);
    for (TableOnDisk written : tables(entries)) {
      Table table = written.open();
      Callable<Boolean> task =
          () -> {
            for (Entry entry : entries) {
              assertFound(table, model, entry.key().toByteArray(), entry.sequence());
            }
            try (EntryCursor cursor = table.cursor(Direction.REVERSE)) {
              assertEquals(entries.reversed(), Walk.rest(cursor));
            }
            return true;
          };
      assertEquals(4, Together.run(Collections.nCopies(4, task)).size());
    }
  }
}
