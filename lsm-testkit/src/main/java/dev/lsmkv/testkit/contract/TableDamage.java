package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.testkit.provider.MapCache;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads tables that may be damaged; what they give must be right. */
final class TableDamage {

  private TableDamage() {}

  /** Finds each entry and walks both ways; a block that cannot be read is left out. */
  static void readAll(TableOnDisk written, List<Entry> entries) throws IOException {
    Table table = written.open();
    for (Entry entry : entries) {
      try {
        Hit hit = there(table.find(new Lookup(entry.key().toByteArray(), entry.sequence())));
        assertEquals(entry, Entry.of(entry.key(), hit));
      } catch (CorruptFileException _) {
        // Found, as it should be.
      }
    }
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        for (Entry entry : Walk.ordered(entries, direction)) {
          assertEquals(true, cursor.next(), "an entry that is there no more");
          assertEquals(entry, Walk.current(cursor));
        }
        assertEquals(false, cursor.next(), "an entry that was not there");
      } catch (CorruptFileException _) {
        // Found, as it should be.
      }
    }
  }

  /**
   * Finds the blocks of a file of another length: no others than there were. That all are there is
   * for the engine to see, which knows how long the file was.
   */
  static void findBlocks(TableOnDisk written) throws IOException {
    List<BlockSpan> found = written.blocksAgain();
    int common = Math.min(found.size(), written.blocks().size());
    assertEquals(written.blocks().subList(0, common), found);
  }

  static Hit there(@Nullable Hit hit) {
    if (hit == null) {
      throw new AssertionError("an entry that is there no more");
    }
    return hit;
  }

  /** Reads by an index that lies; only exceptions of I/O may come of it. */
  static void readWith(TableOnDisk written, List<Entry> entries, UnaryOperator<BlockSpan> lie) {
    TableOnDisk.Index index = new TableOnDisk.Index(written.blocks().stream().map(lie).toList());
    for (Direction direction : Direction.values()) {
      refusedOrRead(() -> {
        try (EntryCursor cursor = written.open(index, new MapCache()).cursor(direction)) {
          Walk.rest(cursor);
        }
      });
    }
    refusedOrRead(() -> {
      Entry entry = entries.getFirst();
      Table table = written.open(index, new MapCache());
      table.find(new Lookup(entry.key().toByteArray(), entry.sequence()));
    });
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static void refusedOrRead(Reading reading) {
    try {
      reading.run();
    } catch (IOException _) {
      // Refused, as it may be.
    }
  }

  static CorruptFileException met(Table table, Entry entry) {
    Lookup lookup = new Lookup(entry.key().toByteArray(), entry.sequence());
    return assertThrows(CorruptFileException.class, () -> table.find(lookup));
  }

  static void untilDamaged(EntryCursor cursor) {
    assertThrows(CorruptFileException.class, () -> Walk.rest(cursor));
  }
}
