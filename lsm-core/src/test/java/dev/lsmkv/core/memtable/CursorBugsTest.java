package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.testkit.contract.Entry;
import dev.lsmkv.testkit.contract.EntryCursorContract;
import dev.lsmkv.testkit.contract.Suite;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of cursors notices each bug that is planted here. */
final class CursorBugsTest {

  /** The test that should notice a bug, if it does. */
  private static List<String> failures(String test, UnaryOperator<EntryCursor> bug) {
    return Suite.failures(
        EntryCursorContract.class,
        () -> (entries, direction) -> bug.apply(memTable(entries).cursor(direction)),
        test::equals);
  }

  private static MemTable memTable(List<Entry> entries) {
    MemTable memTable = MemTables.create(1 << 20, 3);
    for (Entry entry :
        entries.stream().sorted(Comparator.comparingLong(Entry::sequence)).toList()) {
      byte[] key = entry.key().toByteArray();
      EncodedBatch batch =
          entry.isDelete()
              ? BatchEncoder.delete(key)
              : BatchEncoder.put(key, entry.value().toByteArray());
      memTable.apply(new WriteGroup(entry.sequence(), List.of(batch)));
    }
    return memTable;
  }

  /** A right cursor, to be spoilt in one place. */
  private static class Right implements EntryCursor {

    private final EntryCursor right;

    Right(EntryCursor right) {
      this.right = right;
    }

    @Override
    public boolean next() throws IOException {
      return right.next();
    }

    @Override
    public boolean seek(byte[] key) throws IOException {
      return right.seek(key);
    }

    @Override
    public MemorySegment key() {
      return right.key();
    }

    @Override
    public long trailer() {
      return right.trailer();
    }

    @Override
    public MemorySegment value() {
      return right.value();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  @Test
  void nothingIsFoundInARightCursor() {
    assertThat(
            Suite.failures(
                EntryCursorContract.class,
                () -> (entries, direction) -> memTable(entries).cursor(direction)))
        .isEmpty();
  }

  @Test
  void tombstonesLeftOutAreFound() {
    assertThat(
            failures(
                "everyVersionComesInOrder",
                cursor ->
                    new Right(cursor) {
                      @Override
                      public boolean next() throws IOException {
                        boolean found = super.next();
                        while (found && Trailer.isDelete(trailer())) {
                          found = super.next();
                        }
                        return found;
                      }
                    }))
        .containsExactly("everyVersionComesInOrder");
  }

  @Test
  void aSeekThatLeavesOutTheKeyItselfIsFound() {
    assertThat(
            failures(
                "seekFindsTheFirstAtOrBeyondTheKeyAndGoesOnFromThere",
                cursor ->
                    new Right(cursor) {
                      @Override
                      public boolean seek(byte[] key) throws IOException {
                        boolean found = super.seek(key);
                        boolean itself =
                            found && Arrays.equals(key, key().toArray(ValueLayout.JAVA_BYTE));
                        return itself ? next() : found;
                      }
                    }))
        .containsExactly("seekFindsTheFirstAtOrBeyondTheKeyAndGoesOnFromThere");
  }

  @Test
  void aSeekThatOnlyGoesOnIsFound() {
    assertThat(
            failures(
                "seekThatFindsNothingLeadsToTheEndAndAnotherLeadsBack",
                cursor ->
                    new Right(cursor) {
                      private boolean ended;

                      @Override
                      public boolean next() throws IOException {
                        ended = !super.next();
                        return !ended;
                      }

                      @Override
                      public boolean seek(byte[] key) throws IOException {
                        ended = ended || !super.seek(key);
                        return !ended;
                      }
                    }))
        .containsExactly("seekThatFindsNothingLeadsToTheEndAndAnotherLeadsBack");
  }

  @Test
  void aKeySpoiltByTheValueIsFound() {
    assertThat(
            failures(
                "keyAndValueStayUntilTheNextMove",
                cursor ->
                    new Right(cursor) {
                      private byte[] buffer = new byte[0];

                      @Override
                      public MemorySegment key() {
                        return copy(super.key());
                      }

                      @Override
                      public MemorySegment value() {
                        return copy(super.value());
                      }

                      private MemorySegment copy(MemorySegment bytes) {
                        int length = (int) bytes.byteSize();
                        buffer = buffer.length < length ? new byte[length] : buffer;
                        MemorySegment copy = MemorySegment.ofArray(buffer).asSlice(0, length);
                        return copy.copyFrom(bytes);
                      }
                    }))
        .containsExactly("keyAndValueStayUntilTheNextMove");
  }

  @Test
  void aSoughtKeyThatIsShownIsFound() {
    assertThat(
            failures(
                "soughtKeyIsNeitherKeptNorChanged",
                cursor ->
                    new Right(cursor) {
                      private MemorySegment sought = MemorySegment.NULL;

                      @Override
                      public boolean next() throws IOException {
                        sought = MemorySegment.NULL;
                        return super.next();
                      }

                      @Override
                      public boolean seek(byte[] key) throws IOException {
                        boolean found = super.seek(key);
                        boolean itself =
                            found && super.key().mismatch(MemorySegment.ofArray(key)) < 0;
                        sought = itself ? MemorySegment.ofArray(key) : MemorySegment.NULL;
                        return found;
                      }

                      @Override
                      public MemorySegment key() {
                        return sought.equals(MemorySegment.NULL) ? super.key() : sought;
                      }
                    }))
        .containsExactly("soughtKeyIsNeitherKeptNorChanged");
  }

  @Test
  void anEndThatIsForgottenIsFound() {
    assertThat(
            failures(
                "cursorStaysAtTheEnd",
                cursor ->
                    new Right(cursor) {
                      private boolean ended;

                      @Override
                      public boolean next() throws IOException {
                        if (ended) {
                          return super.seek(new byte[] {'k', 'e', 'y', '0'});
                        }
                        ended = !super.next();
                        return !ended;
                      }
                    }))
        .containsExactly("cursorStaysAtTheEnd");
  }

  @Test
  void aSecondCloseThatFailsIsFound() {
    assertThat(
            failures(
                "closingTwiceHasNoEffect",
                cursor ->
                    new Right(cursor) {
                      private boolean closed;

                      @Override
                      public void close() {
                        assertThat(closed).isFalse();
                        closed = true;
                      }
                    }))
        .containsExactly("closingTwiceHasNoEffect");
  }
}
