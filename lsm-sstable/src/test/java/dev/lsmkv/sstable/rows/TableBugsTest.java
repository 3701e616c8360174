package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.table.BlockCache;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import dev.lsmkv.testkit.contract.Suite;
import dev.lsmkv.testkit.contract.TableFormatContract;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of table formats notices each bug that is planted here. */
final class TableBugsTest {

  /** The test that should notice a bug, if it does. */
  private static List<String> failures(String test, TableFormat format) {
    return Suite.failures(TableFormatContract.class, () -> () -> format, test::equals);
  }

  /** A right format, to be spoilt in one place. */
  private static class Right implements TableFormat {

    private final TableFormat right = new RowsFormat(1_000, 1_500);
    private final UnaryOperator<Table> bug;

    Right() {
      this(table -> table);
    }

    Right(UnaryOperator<Table> bug) {
      this.bug = bug;
    }

    @Override
    public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
      return right.write(target, entries);
    }

    @Override
    public Table open(TableSource source) throws IOException {
      return bug.apply(right.open(source));
    }

    @Override
    public List<BlockSpan> blocks(TableData data) throws IOException {
      return right.blocks(data);
    }
  }

  /** A right table, to be spoilt in one place. */
  private static class RightTable implements Table {

    private final Table right;

    RightTable(Table right) {
      this.right = right;
    }

    @Override
    public @Nullable Hit find(Lookup lookup) throws IOException {
      return right.find(lookup);
    }

    @Override
    public EntryCursor cursor(Direction direction) {
      return right.cursor(direction);
    }
  }

  @Test
  void theLimitOfEntriesIgnoredIsFound() {
    TableFormat format =
        new Right() {
          @Override
          public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
            return super.write(new TableTarget(target.data(), target.compression(), 0), entries);
          }
        };
    assertThat(failures("blocksHoldAtMostTheEntriesThatTheIndexWants", format)).hasSize(1);
  }

  @Test
  void aLookupThatSeesTheFutureIsFound() {
    TableFormat format =
        new Right(table ->
            new RightTable(table) {
              @Override
              public @Nullable Hit find(Lookup lookup) throws IOException {
                return super.find(new Lookup(lookup.key(), lookup.sequence() + 1));
              }
            });
    assertThat(failures("newestVersionAtOrBelowTheSequenceNumberIsFound", format)).hasSize(1);
  }

  @Test
  void aLookupThatMovesACursorIsFound() {
    TableFormat format =
        new Right(table ->
            new RightTable(table) {
              private @Nullable EntryCursor last;

              @Override
              public EntryCursor cursor(Direction direction) {
                EntryCursor cursor = super.cursor(direction);
                last = cursor;
                return cursor;
              }

              @Override
              public @Nullable Hit find(Lookup lookup) throws IOException {
                if (last != null) {
                  last.next();
                }
                return super.find(lookup);
              }
            });
    assertThat(failures("aCacheThatAdmitsFewBlocksChangesNoAnswer", format)).hasSize(1);
  }

  @Test
  void aBlockThatIsBelievedThoughItWasGivenUpIsFound() {
    TableFormat format =
        new Right() {
          @Override
          public Table open(TableSource source) throws IOException {
            BlockCache believed = new BelievedCache(source.cache());
            return super.open(new TableSource(source.data(), source.index(), believed));
          }
        };
    assertThat(failures("aCacheThatGivesUpWhatItIsAskedForChangesNoAnswer", format)).hasSize(1);
  }

  /** Takes whatever was copied for the block. */
  private record BelievedCache(BlockCache cache) implements BlockCache {

    @Override
    public boolean find(int block, Room room) {
      boolean[] isCopied = new boolean[1];
      boolean found =
          cache.find(
              block,
              length -> {
                isCopied[0] = true;
                return room.ofLength(length);
              });
      return found || isCopied[0];
    }

    @Override
    public void keep(int block, byte[] bytes, int length) {
      cache.keep(block, bytes, length);
    }
  }

  @Test
  void damageTakenForAnAbsentKeyIsFound() {
    TableFormat format =
        new Right(table ->
            new RightTable(table) {
              @Override
              public @Nullable Hit find(Lookup lookup) throws IOException {
                try {
                  return super.find(lookup);
                } catch (CorruptFileException _) {
                  return null;
                }
              }
            });
    assertThat(failures("changedByteGivesTheRightAnswerOrIsFound", format)).hasSize(1);
    assertThat(failures("damageIsMetWhereItIsAndOtherBlocksStayReadable", format)).hasSize(1);
  }

  @Test
  void blocksFoundAgainInAnotherOrderAreFound() {
    TableFormat format =
        new Right() {
          @Override
          public List<BlockSpan> blocks(TableData data) throws IOException {
            return super.blocks(data).reversed();
          }
        };
    assertThat(failures("blocksAreFoundAgainInTheDataAlone", format)).hasSize(1);
  }

  @Test
  void aReverseCursorThatGoesForwardIsFound() {
    TableFormat format =
        new Right(table ->
            new RightTable(table) {
              @Override
              public EntryCursor cursor(Direction direction) {
                return super.cursor(Direction.FORWARD);
              }
            });
    assertThat(failures("everyShapeShowsEveryVersion", format)).hasSize(1);
  }

  @Test
  void anotherExceptionForALyingIndexIsFound() {
    TableFormat format =
        new Right() {
          @Override
          public Table open(TableSource source) throws IOException {
            source.data().file().segment().asSlice(source.index().offset(0));
            return super.open(source);
          }
        };
    assertThat(failures("indexThatLiesLeadsNowhere", format)).hasSize(1);
  }

  @Test
  void entriesThatFailTakenForTheEndAreFound() {
    TableFormat format =
        new Right() {
          @Override
          public List<BlockSpan> write(TableTarget target, EntryCursor entries) throws IOException {
            try {
              return super.write(target, entries);
            } catch (IOException _) {
              return List.of();
            }
          }
        };
    assertThat(failures("failureOfTheEntriesIsPassedOn", format)).hasSize(1);
  }

  @Test
  void aCursorThatFillsTheCacheIsFound() {
    TableFormat format =
        new Right() {
          @Override
          public Table open(TableSource source) throws IOException {
            return new RightTable(super.open(source)) {
              @Override
              public EntryCursor cursor(Direction direction) {
                source.cache().keep(0, new byte[1], 1);
                return super.cursor(direction);
              }
            };
          }
        };
    assertThat(failures("cursorsFromEndToEndKeepNothingInTheCache", format)).hasSize(1);
  }

  @Test
  void compressionForgottenWhenReadingIsFound() {
    TableFormat format =
        new Right() {
          @Override
          public Table open(TableSource source) throws IOException {
            TableData data = new TableData(source.data().file(), Optional.empty());
            return super.open(new TableSource(data, source.index(), source.cache()));
          }
        };
    assertThat(failures("everyShapeShowsEveryVersion", format)).hasSize(1);
  }

  @Test
  void aCursorThatDamageEndsForGoodIsFound() {
    TableFormat format =
        new Right(table ->
            new RightTable(table) {
              @Override
              public EntryCursor cursor(Direction direction) {
                return new Mortal(super.cursor(direction));
              }
            });
    assertThat(failures("cursorThatMetDamageCanSeekBehindIt", format)).hasSize(1);
  }

  /** Is of no use any more once it has met damage. */
  private static final class Mortal implements EntryCursor {

    private final EntryCursor right;
    private boolean dead;

    Mortal(EntryCursor right) {
      this.right = right;
    }

    @Override
    public boolean next() throws IOException {
      try {
        return right.next();
      } catch (CorruptFileException e) {
        dead = true;
        throw e;
      }
    }

    @Override
    public boolean seek(byte[] key) throws IOException {
      return !dead && right.seek(key);
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
}
