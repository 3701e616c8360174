package dev.lsmkv.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.core.merge.RetentionCursor;
import dev.lsmkv.core.table.GivenCursor.Given;
import dev.lsmkv.spi.entry.EntryKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no longer needed is told by the order of versions, so another order is refused. */
final class RetentionOrderTest {

  private static RetentionCursor retention(Given... entries) {
    return new RetentionCursor(
        new GivenCursor(List.of(entries)), new long[0], RetentionCursor.KeysBeneath.ALWAYS);
  }

  private static Given put(String key, long sequence) {
    return new Given(key, sequence, EntryKind.PUT, "");
  }

  private static void assertRefused(RetentionCursor cursor) throws IOException {
    assertThat(cursor.next()).isTrue();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(cursor::next)
        .withMessageContaining("out of order");
  }

  @Test
  void olderVersionsBehindNewerOnesAreDropped() throws IOException {
    RetentionCursor cursor = retention(put("a", 9), put("a", 4), put("a", 3), put("b", 1));
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.dropped()).isEqualTo(2);
  }

  @Test
  void aNewerVersionBehindAnOlderOneIsNotDropped() throws IOException {
    assertRefused(retention(put("a", 3), put("a", 4)));
  }

  @Test
  void aNewerVersionBehindOneThatWasDroppedIsNotDroppedEither() throws IOException {
    assertRefused(retention(put("a", 5), put("a", 3), put("a", 4)));
  }

  @Test
  void anEntryThatComesAgainAndAgainEndsTheMerge() throws IOException {
    assertRefused(retention(put("a", 3), put("a", 3)));
  }
}
