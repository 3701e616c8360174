package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.core.memtable.MemTableModel.Version;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NodeCursorTest {

  private static final byte[] HIGHEST = {
    (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff
  };

  private final MemTable table = MemTables.create(1 << 20, 11);

  @ParameterizedTest
  @CsvSource({
    "FORWARD, '',   'b2 b1 d4 f5'",
    "FORWARD, a,    'b2 b1 d4 f5'",
    "FORWARD, b,    'b2 b1 d4 f5'",
    "FORWARD, ba,   'd4 f5'",
    "FORWARD, c,    'd4 f5'",
    "FORWARD, f,    'f5'",
    "FORWARD, fa,   ''",
    "REVERSE, '',   ''",
    "REVERSE, a,    ''",
    "REVERSE, b,    'b1 b2'",
    "REVERSE, ba,   'b1 b2'",
    "REVERSE, c,    'b1 b2'",
    "REVERSE, d,    'd4 b1 b2'",
    "REVERSE, f,    'f5 d4 b1 b2'",
    "REVERSE, fa,   'f5 d4 b1 b2'"
  })
  void seekGoesToTheFirstEntryAtOrBeyondTheKey(Direction direction, String key, String expected)
      throws IOException {
    fill();
    try (EntryCursor cursor = table.cursor(direction)) {
      assertThat(names(MemTables.from(cursor, utf8(key)))).isEqualTo(expected);
    }
  }

  @Test
  void highestAndLowestKeysHaveTheirPlaces() throws IOException {
    fill();
    table.apply(
        new GroupBuilder()
            .put(HIGHEST, utf8("h"))
            .put(new byte[0], utf8("l"))
            .put(new byte[1], utf8("m"))
            .build(6));
    try (EntryCursor forward = table.cursor(Direction.FORWARD);
        EntryCursor reverse = table.cursor(Direction.REVERSE)) {
      assertThat(MemTables.from(forward, HIGHEST)).hasSize(1);
      assertThat(forward.seek(new byte[] {(byte) 0xff})).isTrue();
      assertThat(MemTables.from(forward, new byte[0])).hasSize(7);
      assertThat(MemTables.from(forward, new byte[1])).hasSize(6);
      assertThat(MemTables.from(reverse, HIGHEST)).hasSize(7);
      assertThat(MemTables.from(reverse, new byte[] {(byte) 0xff})).hasSize(6);
      assertThat(MemTables.from(reverse, new byte[0])).hasSize(1);
      assertThat(MemTables.from(reverse, new byte[1])).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endIsFinalUntilASeekSucceeds(Direction direction) throws IOException {
    fill();
    try (EntryCursor cursor = table.cursor(direction)) {
      assertThat(MemTables.rest(cursor)).hasSize(4);
      table.apply(new GroupBuilder().put(HIGHEST, utf8("h")).put(new byte[0], utf8("l")).build(6));
      assertThat(cursor.next()).isFalse();
      assertThatIllegalStateException().isThrownBy(cursor::key);
      assertThat(cursor.seek(utf8("d"))).isTrue();
      assertThat(cursor.next()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void offAnEntryThereIsNothingToRead(Direction direction) throws IOException {
    fill();
    EntryCursor cursor = table.cursor(direction);
    assertThatIllegalStateException().isThrownBy(cursor::key);
    assertThatIllegalStateException().isThrownBy(cursor::value);
    assertThatIllegalStateException().isThrownBy(cursor::trailer);
    assertThat(cursor.next()).isTrue();
    cursor.close();
    cursor.close();
    assertThatIllegalStateException().isThrownBy(cursor::key);
    assertThat(cursor.next()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void viewsCannotBeWritten(Direction direction) throws IOException {
    fill();
    try (EntryCursor cursor = table.cursor(direction)) {
      assertThat(cursor.seek(utf8("d"))).isTrue();
      MemorySegment key = cursor.key();
      MemorySegment value = cursor.value();
      assertThat(key.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(utf8("d"));
      assertThatThrownBy(() -> key.set(ValueLayout.JAVA_BYTE, 0, (byte) 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> value.set(ValueLayout.JAVA_BYTE, 0, (byte) 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(value.heapBase()).as("no way round it").isEmpty();
    }
  }

  @Test
  void tombstoneHasAnEmptyValue() throws IOException {
    table.apply(new GroupBuilder().delete(utf8("k")).put(utf8("l"), utf8("not this")).build(1));
    try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.value().byteSize()).isZero();
    }
  }

  @Test
  void entriesInsertedBehindAReverseCursorDoNotConfuseIt() throws IOException {
    GroupBuilder even = new GroupBuilder();
    for (int i = 0; i < 1_000; i += 2) {
      even.put(key(i), key(i));
    }
    table.apply(even.build(1));
    try (EntryCursor cursor = table.cursor(Direction.REVERSE)) {
      for (int i = 998; i >= 0; i -= 2) {
        do {
          assertThat(cursor.next()).isTrue();
        } while (cursor.trailer() >>> 8 > 500);
        assertThat(cursor.key().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(key(i));
        table.apply(
            new GroupBuilder()
                .put(key(i - 1), key(i))
                .put(key(i + 1), key(i))
                .build(1_000 + 2L * i));
      }
    }
  }

  /** b at 1 and 2, d at 4, f at 5. */
  private void fill() {
    table.apply(
        new GroupBuilder().put(utf8("b"), utf8("old")).put(utf8("b"), utf8("new")).build(1));
    table.apply(new GroupBuilder().put(utf8("d"), utf8("d")).put(utf8("f"), utf8("f")).build(4));
  }

  private static String names(List<Version> versions) {
    StringBuilder names = new StringBuilder();
    for (Version version : versions) {
      names.append(names.isEmpty() ? "" : " ");
      names
          .append(new String(version.key().toByteArray(), StandardCharsets.UTF_8))
          .append(version.trailer() >>> 8);
    }
    return names.toString();
  }

  private static byte[] key(int i) {
    return utf8("%05d".formatted(i + 10));
  }
}
