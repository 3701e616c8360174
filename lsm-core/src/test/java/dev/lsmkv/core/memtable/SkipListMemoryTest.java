package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.memtable.MemTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipListMemoryTest {

  private static final byte[] VALUE = new byte[100];

  /** Key, value, the length of that, address and trailer, and 1 1/3 links. */
  private static final double ENTRY_BYTES = 16 + 100 + 1 + 16 + 8 * 4 / 3.0;

  private final SplittableRandom random = new SplittableRandom(42);

  @ParameterizedTest
  @ValueSource(longs = {32 << 10, 1 << 20, 20 << 20})
  void bytesAreThoseOfTheEntriesAndALittleMore(long expected) {
    MemTable table = MemTables.create(expected, 1);
    long sequence = 1;
    long before = table.bytes();
    while (table.bytes() < expected) {
      table.apply(new GroupBuilder().put(key(), VALUE).build(sequence++));
      assertThat(table.bytes()).isGreaterThanOrEqualTo(before);
      before = table.bytes();
    }

    double real = table.entries() * ENTRY_BYTES;
    assertThat(table.bytes() / real).isBetween(1.0, 1.25);
  }

  @Test
  void tableThatOutgrowsItsExpectationStaysWithinTheSameShare() {
    MemTable table = MemTables.create(4 << 10, 1);
    for (long sequence = 1; sequence <= 50_000; sequence++) {
      table.apply(new GroupBuilder().put(key(), VALUE).build(sequence));
      if (sequence >= 200) {
        assertThat(table.bytes() / (sequence * ENTRY_BYTES)).isBetween(0.98, 1.25);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 30_000, 40_000, 100_000, 1 << 20})
  void longValuesWasteLittle(int length) {
    MemTable table = MemTables.create(64 << 20, 1);
    int count = (64 << 20) / length;
    for (int i = 0; i < count; i++) {
      table.apply(new GroupBuilder().put(key(), new byte[length]).build(1 + i));
    }

    double real = count * (length + ENTRY_BYTES - VALUE.length);
    assertThat(table.bytes() / real).isBetween(1.0, 1.2);
  }

  @Test
  void emptyTableHoldsLittle() {
    assertThat(MemTables.create(0, 1).bytes()).isLessThan(1 << 10);
    assertThat(MemTables.create(4 << 10, 1).bytes()).isLessThan(1 << 10);
    assertThat(MemTables.create(64 << 20, 1).bytes()).isLessThan(300 << 10);
    assertThat(MemTables.create(Long.MAX_VALUE, 1).bytes()).isLessThan(300 << 10);
  }

  private byte[] key() {
    return utf8("%016x".formatted(random.nextLong()));
  }
}
