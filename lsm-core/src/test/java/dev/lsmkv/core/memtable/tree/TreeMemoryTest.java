package dev.lsmkv.core.memtable.tree;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.memtable.ArenaGrowth;
import dev.lsmkv.core.memtable.GroupBuilder;
import dev.lsmkv.spi.memtable.MemTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeMemoryTest {

  private static final byte[] VALUE = new byte[100];

  /** Key, value, the length of that, and the trailer. */
  private static final double ENTRY_BYTES = 16 + 100 + 1 + 8;

  private final SplittableRandom random = new SplittableRandom(42);

  private static MemTable table(long bytesExpected) {
    return new TreeMemTable(new Tree(new ArenaGrowth(bytesExpected)));
  }

  @ParameterizedTest
  @ValueSource(longs = {64 << 10, 1 << 20, 20 << 20})
  void bytesAreThoseOfTheEntriesAndFewMore(long expected) {
    MemTable table = table(expected);
    long sequence = 1;
    long before = table.bytes();
    while (table.bytes() < expected) {
      table.apply(new GroupBuilder().put(key(), VALUE).build(sequence++));
      assertThat(table.bytes()).isGreaterThanOrEqualTo(before);
      before = table.bytes();
    }

    assertThat(before / (double) table.entries()).isBetween(ENTRY_BYTES + 16, 1.4 * ENTRY_BYTES);
  }

  @Test
  void tableThatOutgrowsItsExpectationStaysWithinTheSameShare() {
    MemTable table = table(4 << 10);
    for (long sequence = 1; sequence <= 50_000; sequence++) {
      table.apply(new GroupBuilder().put(key(), VALUE).build(sequence));
      if (sequence >= 300) {
        assertThat(table.bytes() / (double) sequence)
            .isBetween(ENTRY_BYTES + 16, 1.4 * ENTRY_BYTES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 30_000, 40_000, 100_000, 1 << 20})
  void longValuesWasteLittle(int length) {
    MemTable table = table(64 << 20);
    int count = (64 << 20) / length;
    for (int i = 0; i < count; i++) {
      table.apply(new GroupBuilder().put(key(), new byte[length]).build(1 + i));
    }

    double real = count * (length + ENTRY_BYTES - VALUE.length);
    assertThat(table.bytes() / real).isBetween(1.0, 1.2);
  }

  @Test
  void emptyTableHoldsLittle() {
    assertThat(table(0).bytes()).isLessThan(3 << 9);
    assertThat(table(64 << 20).bytes()).isLessThan(3 << 9);
    assertThat(table(Long.MAX_VALUE).bytes()).isLessThan(3 << 9);
  }

  private byte[] key() {
    return utf8("%016x".formatted(random.nextLong()));
  }
}
