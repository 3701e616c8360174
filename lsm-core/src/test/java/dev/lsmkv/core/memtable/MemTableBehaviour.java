package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.MalformedBatchException;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every memtable of this module does, beyond its contract. */
public abstract class MemTableBehaviour {

  private final MemTable table = create(1 << 20, 7);

  /**
   * Makes the memtable under test.
   *
   * @param bytesExpected the size that it is made for
   * @param seed of what is random in it
   */
  protected abstract MemTable create(long bytesExpected, long seed);

  @Test
  void emptyTableFindsNothing() {
    assertThat(table.find(new Lookup(utf8("k"), Trailer.SEQUENCE_MAX))).isNull();
    assertThat(table.find(new Lookup(new byte[0], Trailer.SEQUENCE_MAX))).isNull();
    assertThat(table.entries()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void cursorOfAnEmptyTableIsAtItsEnd(Direction direction) throws IOException {
    try (EntryCursor cursor = table.cursor(direction)) {
      assertThat(cursor.next()).isFalse();
      assertThat(cursor.seek(new byte[0])).isFalse();
      assertThat(cursor.seek(utf8("k"))).isFalse();
      assertThat(cursor.next()).isFalse();
    }
  }

  @Test
  void lastOperationOnAKeyInAGroupWins() {
    table.apply(
        new GroupBuilder()
            .put(utf8("k"), utf8("1"))
            .put(utf8("k"), utf8("2"))
            .nextBatch()
            .delete(utf8("k"))
            .put(utf8("k"), utf8("4"))
            .build(10));

    assertThat(find("k", 13).value()).isEqualTo(utf8("4"));
    assertThat(find("k", 12).isTombstone()).isTrue();
    assertThat(find("k", 11).value()).isEqualTo(utf8("2"));
    assertThat(find("k", 10).trailer()).isEqualTo(10L << 8 | 1);
    assertThat(table.find(new Lookup(utf8("k"), 9))).isNull();
    assertThat(table.entries()).isEqualTo(4);
  }

  @Test
  void valueThatWasFoundBelongsToTheFinder() {
    table.apply(new GroupBuilder().put(utf8("k"), utf8("value")).build(1));

    Arrays.fill(find("k", 1).value(), (byte) 0);

    assertThat(find("k", 1).value()).isEqualTo(utf8("value"));
  }

  @Test
  void thousandsOfVersionsOfOneKeyAreFoundEachAtItsSequence() throws IOException {
    int versions = 5_000;
    table.apply(
        new GroupBuilder().put(utf8("j"), utf8("before")).put(utf8("l"), utf8("after")).build(1));
    for (int i = 0; i < versions; i++) {
      table.apply(new GroupBuilder().put(utf8("k"), utf8("v" + i)).build(10 + i));
    }

    for (int i = 0; i < versions; i++) {
      assertThat(find("k", 10 + i).value()).isEqualTo(utf8("v" + i));
    }
    assertThat(table.find(new Lookup(utf8("k"), 9))).isNull();
    try (EntryCursor cursor = table.cursor(Direction.REVERSE)) {
      assertThat(cursor.seek(utf8("k"))).isTrue();
      assertThat(cursor.trailer()).as("oldest first").isEqualTo(10L << 8 | 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 127, 128, 16_383, 16_384, 32 << 10, 262_143, 262_144, 262_145, 1 << 20, 3_000_000
      })
  void valuesOfEverySizeComeBackWhole(int length) throws IOException {
    byte[] value = new byte[length];
    for (int i = 0; i < length; i++) {
      value[i] = (byte) ((i * 31) >> 3);
    }
    table.apply(
        new GroupBuilder()
            .put(utf8("a"), utf8("small"))
            .put(utf8("k"), value)
            .put(utf8("z"), value)
            .build(1));

    assertThat(find("k", 9).value()).isEqualTo(value);
    try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
      assertThat(cursor.seek(utf8("z"))).isTrue();
      assertThat(cursor.value().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)).isEqualTo(value);
    }
    assertThat(find("a", 9).value()).isEqualTo(utf8("small"));
  }

  @Test
  void takesABatchFarBeyondTheExpectedSize() {
    MemTable small = create(4 << 10, 3);
    GroupBuilder group = new GroupBuilder();
    int count = 50_000;
    for (int i = 0; i < count; i++) {
      group.put(utf8("key" + i), utf8("value " + i));
    }
    small.apply(group.build(1));

    assertThat(small.entries()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      Hit hit = small.find(new Lookup(utf8("key" + i), count));
      assertThat(hit).isNotNull();
      assertThat(hit.value()).isEqualTo(utf8("value " + i));
    }
  }

  @Test
  void entriesWithoutAnyByteFillSlabsToTheirEnds() throws IOException {
    MemTable tiny = create(0, 5);
    GroupBuilder group = new GroupBuilder();
    for (int i = 0; i < 2_000; i++) {
      group.delete(new byte[0]).put(new byte[] {1}, new byte[i % 5]);
    }
    tiny.apply(group.build(1));

    for (int i = 0; i < 2_000; i++) {
      Hit hit = tiny.find(new Lookup(new byte[] {1}, 2 + 2 * i));
      assertThat(hit).isNotNull();
      assertThat(hit.value()).hasSize(i % 5);
    }
    try (EntryCursor cursor = tiny.cursor(Direction.REVERSE)) {
      assertThat(cursor.seek(new byte[0])).isTrue();
      assertThat(1 + MemTables.rest(cursor).size()).isEqualTo(2_000);
    }
  }

  @Test
  void keyBeyondAllLimitsIsRefused() {
    WriteGroup group = new GroupBuilder().put(new byte[1 << 24], utf8("v")).build(1);

    assertThatThrownBy(() -> table.apply(group))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16777216");
    assertThat(table.entries()).isZero();
  }

  @Test
  void malformedBatchLeavesTheMemTableSound() throws IOException {
    byte[] bytes = {1, 0, 1, 1, 'k', 'v', 9};
    WriteGroup group = new WriteGroup(5, List.of(new EncodedBatch(bytes, 0, bytes.length, 2)));

    assertThatThrownBy(() -> table.apply(group)).isInstanceOf(MalformedBatchException.class);

    table.apply(new GroupBuilder().put(utf8("a"), utf8("1")).put(utf8("z"), utf8("2")).build(7));
    try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
      assertThat(MemTables.rest(cursor))
          .extracting(version ->
              new String(version.key().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
          .containsExactly("a", "k", "z");
    }
  }

  private Hit find(String key, long sequence) {
    Hit hit = table.find(new Lookup(utf8(key), sequence));
    assertThat(hit).as(key).isNotNull();
    return hit;
  }
}
