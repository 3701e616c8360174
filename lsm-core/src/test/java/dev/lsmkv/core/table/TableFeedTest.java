package dev.lsmkv.core.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.EntryKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A table never takes entries out of order, whoever gives them. */
class TableFeedTest {

  @Test
  void countsWhatGoesBy() throws IOException {
    TableFeed feed =
        feed(
            List.of(
                new GivenCursor.Given("a", 9, EntryKind.PUT, "12"),
                new GivenCursor.Given("a", 4, EntryKind.DELETE, ""),
                new GivenCursor.Given("b", 7, EntryKind.PUT, "345")),
            Long.MAX_VALUE);
    while (feed.next()) {
      assertThat(feed.key().byteSize()).isEqualTo(1);
    }
    TableContents contents = feed.contents();
    assertThat(contents.entries()).isEqualTo(3);
    assertThat(contents.keys()).isEqualTo(2);
    assertThat(contents.tombstones()).isEqualTo(1);
    assertThat(contents.keyBytes()).isEqualTo(3);
    assertThat(contents.valueBytes()).isEqualTo(5);
    assertThat(contents.bounds().minSequence()).isEqualTo(4);
    assertThat(contents.bounds().maxSequence()).isEqualTo(9);
    assertThat(contents.bounds().first().toByteArray()).asString(UTF_8).isEqualTo("a");
    assertThat(contents.bounds().last().toByteArray()).asString(UTF_8).isEqualTo("b");
  }

  @Test
  void smallerOrEqualKeyIsRefused() {
    requireOutOfOrder(
        new GivenCursor.Given("b", 9, EntryKind.PUT, ""),
        new GivenCursor.Given("a", 3, EntryKind.PUT, ""));
    requireOutOfOrder(
        new GivenCursor.Given("ab", 9, EntryKind.PUT, ""),
        new GivenCursor.Given("a", 3, EntryKind.PUT, ""));
  }

  @Test
  void newerOrEqualVersionBehindAnOlderOneIsRefused() {
    requireOutOfOrder(
        new GivenCursor.Given("a", 3, EntryKind.PUT, ""),
        new GivenCursor.Given("a", 4, EntryKind.PUT, ""));
    requireOutOfOrder(
        new GivenCursor.Given("a", 3, EntryKind.PUT, ""),
        new GivenCursor.Given("a", 3, EntryKind.PUT, ""));
  }

  @Test
  void fullTableEndsAtAChangeOfKeyOnly() throws IOException {
    TableFeed feed =
        feed(
            List.of(
                new GivenCursor.Given("a", 9, EntryKind.PUT, "12345"),
                new GivenCursor.Given("a", 4, EntryKind.PUT, "67890"),
                new GivenCursor.Given("b", 7, EntryKind.PUT, "")),
            6);
    assertThat(feed.next()).isTrue();
    assertThat(feed.next()).isTrue();
    assertThat(feed.next()).isFalse();
    assertThat(feed.contents().entries()).isEqualTo(2);
  }

  @Test
  void isReadFromItsFirstEntryToItsLast() throws IOException {
    TableFeed feed =
        feed(List.of(new GivenCursor.Given("a", 9, EntryKind.PUT, "")), Long.MAX_VALUE);
    assertThatThrownBy(() -> feed.seek(new byte[] {1})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(feed::contents).isInstanceOf(IllegalStateException.class);
  }

  private static void requireOutOfOrder(GivenCursor.Given first, GivenCursor.Given second) {
    assertThatThrownBy(
            () -> {
              TableFeed feed = feed(List.of(first, second), Long.MAX_VALUE);
              while (feed.next()) {
                assertThat(feed.contents().entries()).isEqualTo(1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of order");
  }

  private static TableFeed feed(List<GivenCursor.Given> entries, long bytesMax) throws IOException {
    return new TableFeed(new TableInput(new GivenCursor(entries), bytesMax), Optional.empty());
  }
}
