package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.testkit.provider.MapSettings;
import org.junit.jupiter.api.Test;

class SkipListMemTableProviderTest {

  private final SkipListMemTableProvider provider = new SkipListMemTableProvider();

  @Test
  void itsIdIsSkiplist() {
    assertThat(provider.id()).isEqualTo("skiplist");
  }

  @Test
  void tablesOfOneFactoryAreApart() {
    MemTableFactory factory = provider.create(MapSettings.of());
    MemTable one = factory.create(1 << 20);
    MemTable other = factory.create(1 << 20);

    one.apply(new GroupBuilder().put(utf8("k"), utf8("v")).build(1));

    assertThat(one.find(new Lookup(utf8("k"), 1))).isNotNull();
    assertThat(other.find(new Lookup(utf8("k"), 1))).isNull();
    assertThat(other.entries()).isZero();
  }

  @Test
  void heightsDifferFromFactoryToFactory() {
    assertThat(bytesOfManyTables()).isNotEqualTo(bytesOfManyTables());
  }

  /** The memory for nodes follows from their heights: equal heights would give equal sums. */
  private String bytesOfManyTables() {
    MemTableFactory factory = provider.create(MapSettings.of());
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      MemTable table = factory.create(0);
      for (int sequence = 1; sequence <= 200; sequence++) {
        table.apply(new GroupBuilder().delete(utf8("k" + sequence)).build(sequence));
        bytes.append(table.bytes()).append(' ');
      }
    }
    return bytes.toString();
  }
}
