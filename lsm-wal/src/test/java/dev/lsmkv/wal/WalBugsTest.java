package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.GroupRefusedException;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.contract.Suite;
import dev.lsmkv.testkit.contract.WalContract;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of logs notices each bug that is planted here. */
final class WalBugsTest {

  private record Planted(WalFormat format, String id) implements WalContract {}

  /** The test that should notice a bug, if it does. */
  private static List<String> failures(String test, WalFormat format) {
    return Suite.failures(
        WalContract.class, () -> new Planted(format, LogKind.CHANNEL.id), test::equals);
  }

  /** A right format, to be spoilt in one place. */
  private static class Right implements WalFormat {

    private final WalFormat right = LogKind.CHANNEL.format(5);
    private final UnaryOperator<WalWriter> bug;

    Right() {
      this(writer -> writer);
    }

    Right(UnaryOperator<WalWriter> bug) {
      this.bug = bug;
    }

    @Override
    public WalWriter create(WalSegment segment) throws IOException {
      return bug.apply(right.create(segment));
    }

    @Override
    public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
      return right.read(segment, visitor);
    }
  }

  /** A right writer, to be spoilt in one place. */
  private static class Writer implements WalWriter {

    private final WalWriter right;

    Writer(WalWriter right) {
      this.right = right;
    }

    @Override
    public void reserve(long bytes) throws IOException {
      right.reserve(bytes);
    }

    @Override
    public void makeRoomAhead() {
      right.makeRoomAhead();
    }

    @Override
    public long append(WriteGroup group) throws IOException {
      return right.append(group);
    }

    @Override
    public long force() throws IOException {
      return right.force();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  /** Says that everything is durable. */
  private static final class Unforced extends Writer {

    private long end;

    Unforced(WalWriter right) {
      super(right);
    }

    @Override
    public long append(WriteGroup group) throws IOException {
      end = super.append(group);
      return end;
    }

    @Override
    public long force() {
      return end;
    }
  }

  @Test
  void aForceThatDoesNothingIsFound() {
    WalFormat format = new Right(Unforced::new);
    assertThat(failures("forcedRecordsOutliveEveryPowerCut", format)).hasSize(1);
    assertThat(failures("whatWasForcedIsSaidByTheNextRecord", format)).hasSize(1);
  }

  @Test
  void aGroupInSeveralRecordsIsFound() {
    WalFormat format =
        new Right(writer ->
            new Writer(writer) {
              @Override
              public long append(WriteGroup group) throws IOException {
                long end = 0;
                long sequence = group.firstSequence();
                for (var batch : group.batches()) {
                  end = super.append(new WriteGroup(sequence, List.of(batch)));
                  sequence += batch.count();
                }
                return end;
              }
            });
    assertThat(failures("recordsComeBackInOrder", format)).hasSize(1);
  }

  @Test
  void damageTakenForATornEndIsFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
            try {
              return super.read(segment, visitor);
            } catch (CorruptFileException _) {
              return new WalTail(0, 0, 0, 0);
            }
          }
        };
    assertThat(failures("changedByteBelowWhatWasForcedIsDamage", format)).hasSize(1);
    assertThat(failures("changedHeaderIsDamage", format)).hasSize(1);
    assertThat(failures("segmentOfAnotherStoreOrNumberIsRefused", format)).hasSize(1);
  }

  @Test
  void aTornEndTakenForDamageIsFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
            WalTail tail = super.read(segment, visitor);
            if (tail.tornBytes() > 0) {
              throw new CorruptFileException(segment.file().path(), 0, "a clean end", "another");
            }
            return tail;
          }
        };
    assertThat(failures("logCutShortAtAnyByteGivesTheWholeRecordsBeforeIt", format)).hasSize(1);
  }

  @Test
  void tornBytesThatAreNotToldAreFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
            WalTail tail = super.read(segment, visitor);
            return new WalTail(tail.recordsFrom(), tail.validBytes(), tail.syncedUpTo(), 0);
          }
        };
    assertThat(failures("logCutShortAtAnyByteGivesTheWholeRecordsBeforeIt", format)).hasSize(1);
  }

  @Test
  void aRecordWrittenWithTheNextIsFound() {
    WalFormat format =
        new Right(writer ->
            new Writer(writer) {
              private WriteGroup waiting = new WriteGroup(0, List.of());
              private long end;

              @Override
              public long append(WriteGroup group) throws IOException {
                end = waiting.count() == 0 ? end : super.append(waiting);
                waiting = group;
                return end;
              }
            });
    assertThat(failures("recordIsThereWhenAppendReturns", format)).hasSize(1);
  }

  @Test
  void aForceLeftOutWhereFewAreExpectedIsFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalWriter create(WalSegment segment) throws IOException {
            WalWriter writer = super.create(segment);
            return segment.use() == WalSegment.Use.FORCED ? writer : new Unforced(writer);
          }
        };
    assertThat(failures("forcedRecordsOutliveEveryPowerCut", format)).hasSize(1);
  }

  @Test
  void anArrayThatIsUsedAgainIsFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
            byte[] shared = new byte[1 << 20];
            return super.read(
                segment,
                (first, batch) -> {
                  int length = batch.length();
                  System.arraycopy(batch.bytes(), batch.offset(), shared, 0, length);
                  visitor.record(first, new EncodedBatch(shared, 0, length, batch.count()));
                });
          }
        };
    assertThat(failures("recordsComeBackInOrder", format)).hasSize(1);
  }

  @Test
  void zerosTakenForTheEndAreFound() {
    WalFormat format =
        new Right() {
          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
            try {
              return super.read(segment, visitor);
            } catch (CorruptFileException e) {
              byte[] bytes = segment.file().readFirst((int) e.offset() + Long.BYTES);
              if (Arrays.mismatch(tail(bytes), new byte[Long.BYTES]) >= 0) {
                throw e;
              }
              return new WalTail(e.offset(), e.offset(), 0, 0);
            }
          }

          private static byte[] tail(byte[] bytes) {
            return Arrays.copyOfRange(bytes, bytes.length - Long.BYTES, bytes.length);
          }
        };
    assertThat(failures("changedByteBelowWhatWasForcedIsDamage", format)).hasSize(1);
  }

  @Test
  void aRefusedGroupThatIsThereIsFound() {
    WalFormat format =
        new Right(writer ->
            new Writer(writer) {
              private int appended;

              @Override
              public long append(WriteGroup group) throws IOException {
                long end = super.append(group);
                if (appended++ == 3) {
                  throw new GroupRefusedException(new IOException("planted"));
                }
                return end;
              }
            });
    assertThat(failures("groupRefusedLeavesNothingAndTheNextTakesItsPlace", format)).hasSize(1);
  }
}
