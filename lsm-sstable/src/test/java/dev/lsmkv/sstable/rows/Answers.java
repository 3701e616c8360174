package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.Model;
import dev.lsmkv.sstable.support.TableFile;
import java.io.IOException;
import java.util.List;

/**
 * Asks a file that may be damaged all there is to ask. Every answer must be right or a {@link
 * CorruptFileException}; any other exception fails the test.
 */
record Answers(List<Entry> entries, String name) {

  /** How many of the answers were a {@link CorruptFileException}. */
  int corruptOf(TableFile file) throws IOException {
    Table table;
    try {
      table = file.open();
    } catch (CorruptFileException _) {
      return 1;
    }
    int corrupt = 0;
    for (Entry entry : entries) {
      corrupt += find(table, entry);
    }
    corrupt += scan(table, Direction.FORWARD) + scan(table, Direction.REVERSE);
    return corrupt + blocks(file);
  }

  /** Looks one version up. */
  int find(Table table, Entry entry) throws IOException {
    Hit hit;
    try {
      hit = table.find(new Lookup(entry.key().toByteArray(), Trailer.sequence(entry.trailer())));
    } catch (CorruptFileException _) {
      return 1;
    }
    assertThat(hit).as(name).isNotNull();
    assertThat(new Entry(entry.key(), hit.trailer(), hit.value())).as(name).isEqualTo(entry);
    return 0;
  }

  private int scan(Table table, Direction direction) throws IOException {
    List<Entry> expected = new Model(entries).all(direction);
    EntryCursor cursor = table.cursor(direction);
    try {
      for (Entry entry : expected) {
        assertThat(cursor.next()).as(name).isTrue();
        assertThat(Model.current(cursor)).as(name).isEqualTo(entry);
      }
      assertThat(cursor.next()).as(name).isFalse();
      return 0;
    } catch (CorruptFileException _) {
      return 1;
    }
  }

  private int blocks(TableFile file) throws IOException {
    try {
      assertThat(file.blocks()).as(name).isEqualTo(file.spans());
      return 0;
    } catch (CorruptFileException _) {
      return 1;
    }
  }
}
