package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssertingCursorTest {

  private static final byte[] POISON = {Lent.POISON};

  private final Findings findings = new Findings();

  private EntryCursor around(FakeCursor cursor) {
    return around(cursor, Direction.FORWARD);
  }

  private EntryCursor around(FakeCursor cursor, Direction direction) {
    return new AssertingCursor(findings, cursor, direction, "a fake", () -> {});
  }

  @Test
  void everythingInOrderIsPassedOn() throws IOException {
    FakeCursor fake = new FakeCursor("a5=x", "a4", "b9=y");
    EntryCursor cursor = AssertingCursor.opened(findings, fake, Direction.FORWARD, "it", () -> {});
    for (int entry = 0; entry < 3; entry++) {
      assertThat(cursor.next()).isTrue();
    }
    assertThat(cursor.key().toArray(ValueLayout.JAVA_BYTE)).asString().isEqualTo("b");
    assertThat(cursor.value().toArray(ValueLayout.JAVA_BYTE)).asString().isEqualTo("y");
    assertThat(cursor.trailer()).isEqualTo(fake.trailer());
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.seek(new byte[] {'a'})).isTrue();
    Misuse.assertOpen(findings, "a cursor over it");
    cursor.close();
    cursor.close();
    assertThat(fake.closed).isEqualTo(2);
    findings.requireNone();
  }

  @Test
  void viewsAreOverwrittenWhenTheCursorMovesOrCloses() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a5=x", "b4=y"));
    cursor.next();
    List<MemorySegment> views = new ArrayList<>(List.of(cursor.key(), cursor.value()));
    cursor.next();
    assertThat(views)
        .allSatisfy(v -> assertThat(v.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(POISON));
    MemorySegment key = cursor.key();
    cursor.seek(new byte[] {'a'});
    assertThat(key.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(POISON);
    MemorySegment value = cursor.value();
    cursor.close();
    assertThat(value.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(POISON);
  }

  @Test
  void viewsCannotBeWritten() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a5=x"));
    cursor.next();
    assertThat(cursor.key().isReadOnly() && cursor.value().isReadOnly()).isTrue();
  }

  @Test
  void readingWithoutAnEntryIsNoticed() {
    EntryCursor cursor = around(new FakeCursor("a5=x"));
    assertNoticed(findings, cursor::key, "on no entry");
  }

  @Test
  void readingAtTheEndIsNoticed() throws IOException {
    EntryCursor cursor = around(new FakeCursor());
    cursor.next();
    assertNoticed(findings, cursor::trailer, "on no entry");
  }

  @Test
  void readingAfterCloseIsNoticed() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a5=x"));
    cursor.next();
    cursor.close();
    assertNoticed(findings, cursor::value, "on no entry: CLOSED");
  }

  @Test
  void movingAfterCloseIsNoticed() {
    EntryCursor cursor = around(new FakeCursor("a5=x"));
    cursor.close();
    assertNoticed(findings, cursor::next, "moved after it was closed");
  }

  @Test
  void keysOutOfOrderAreNoticed() throws IOException {
    EntryCursor cursor = around(new FakeCursor("b5=x", "a4=y"));
    cursor.next();
    assertNoticed(findings, cursor::next, "after Place");
  }

  @Test
  void anEntryTwiceIsNoticed() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a5=x", "a5=x"));
    cursor.next();
    assertNoticed(findings, cursor::next, "after Place");
  }

  @Test
  void olderVersionsFirstAreNoticed() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a4=x", "a5=x"));
    cursor.next();
    assertNoticed(findings, cursor::next, "after Place");
  }

  @Test
  void theForwardOrderIsNoticedInReverse() throws IOException {
    EntryCursor cursor = around(new FakeCursor("a5=x", "a4=x"), Direction.REVERSE);
    cursor.next();
    assertNoticed(findings, cursor::next, "after Place");
  }

  @Test
  void anEntryBehindTheEndIsNoticed() throws IOException {
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public boolean seek(byte[] key) {
                return false;
              }
            });
    cursor.seek(new byte[] {'z'});
    assertNoticed(findings, cursor::next, "goes on after its end");
  }

  @Test
  void aSeekThatStopsShortIsNoticed() {
    EntryCursor cursor = around(new FakeCursor("a5=x"));
    assertNoticed(findings, () -> cursor.seek(new byte[] {'b'}), "when asked for");
  }

  @Test
  void aSeekThatGoesTooFarBackIsNoticedInReverse() {
    EntryCursor cursor = around(new FakeCursor("c5=x"), Direction.REVERSE);
    assertNoticed(findings, () -> cursor.seek(new byte[] {'b'}), "when asked for");
  }

  @Test
  void aSoughtKeyThatIsChangedIsNoticed() {
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public boolean seek(byte[] key) {
                key[0]++;
                return super.seek(key);
              }
            });
    assertNoticed(findings, () -> cursor.seek(new byte[] {'a'}), "was changed");
  }

  @Test
  void aSoughtKeyThatIsKeptIsOverwritten() throws IOException {
    List<byte[]> kept = new ArrayList<>();
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public boolean seek(byte[] key) {
                return kept.add(key) && super.seek(key);
              }
            });
    byte[] key = {'a'};
    cursor.seek(key);
    assertThat(kept.getFirst()).isEqualTo(POISON);
    assertThat(key).isEqualTo(new byte[] {'a'});
  }

  @Test
  void aTombstoneWithAValueIsNoticed() throws IOException {
    EntryCursor cursor =
        around(
            new FakeCursor("a5") {
              @Override
              public MemorySegment value() {
                return bytes("x");
              }
            });
    cursor.next();
    assertNoticed(findings, cursor::value, "tombstone");
  }

  @Test
  void aKeyThatIsSpoiltByTheValueIsNoticed() throws IOException {
    byte[] shared = {'a'};
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public MemorySegment key() {
                return MemorySegment.ofArray(shared);
              }

              @Override
              public MemorySegment value() {
                Arrays.fill(shared, (byte) 'x');
                return MemorySegment.ofArray(shared);
              }
            });
    cursor.next();
    cursor.value();
    assertNoticed(findings, cursor::key, "forgets its key");
  }

  @Test
  void twoThreadsAtOnceAreNoticed() {
    List<EntryCursor> self = new ArrayList<>();
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public boolean next() {
                Misuse.fromAnotherThread(() -> self.getFirst().key());
                return super.next();
              }
            });
    self.add(cursor);
    assertNoticed(findings, cursor::next, "is in it");
  }

  @Test
  void aCursorThatFailedShowsNothing() {
    EntryCursor cursor =
        around(
            new FakeCursor("a5=x") {
              @Override
              public boolean next() {
                throw new IllegalStateException("planted");
              }
            });
    assertThatThrownBy(cursor::next).hasMessage("planted");
    assertNoticed(findings, cursor::key, "on no entry: FAILED");
  }
}
