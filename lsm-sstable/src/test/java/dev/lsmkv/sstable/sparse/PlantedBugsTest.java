package dev.lsmkv.sstable.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.testkit.contract.BlockIndexContract;
import dev.lsmkv.testkit.contract.Suite;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of block indexes notices each bug that is planted here. */
final class PlantedBugsTest {

  /** Requires that each of these tests of the contract fails; no others are run. */
  private static void assertFound(BlockIndexFormat format, String... tests) {
    List<String> named = List.of(tests);
    assertThat(Suite.failures(BlockIndexContract.class, () -> () -> format, named::contains))
        .containsExactlyInAnyOrder(tests);
  }

  /** A right format whose indexes are changed by an operator. */
  private static class Format implements BlockIndexFormat {

    private final BlockIndexFormat right = new SparseFormat(0);
    private final UnaryOperator<BlockIndex> bug;

    Format(UnaryOperator<BlockIndex> bug) {
      this.bug = bug;
    }

    @Override
    public int entriesPerBlockMax() {
      return right.entriesPerBlockMax();
    }

    @Override
    public byte[] build(List<BlockSpan> blocks) {
      return right.build(blocks);
    }

    @Override
    public BlockIndex open(MemorySegment encoded) throws IOException {
      return bug.apply(right.open(encoded));
    }
  }

  /** A right index, to be spoilt in one place. */
  private static class Index implements BlockIndex {

    private final BlockIndex right;

    Index(BlockIndex right) {
      this.right = right;
    }

    @Override
    public int blocks() {
      return right.blocks();
    }

    @Override
    public int find(byte[] key) {
      return right.find(key);
    }

    @Override
    public long offset(int block) {
      return right.offset(block);
    }

    @Override
    public int length(int block) {
      return right.length(block);
    }
  }

  @Test
  void nothingIsFoundInARightFormat() {
    BlockIndexFormat right = new Format(Index::new);
    assertThat(Suite.failures(BlockIndexContract.class, () -> () -> right)).isEmpty();
  }

  @Test
  void aKeyBehindAllBlocksPutIntoTheLastIsFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int find(byte[] key) {
                return Math.min(super.find(key), blocks() - 1);
              }
            });
    assertFound(format, "blockFoundIsTheFirstAtOrBehindTheKey");
  }

  @Test
  void theLastOfSeveralBlocksWithOneSeparatorIsFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int find(byte[] key) {
                int first = super.find(key);
                int behind = super.find(Arrays.copyOf(key, key.length + 1));
                return behind > first ? behind - 1 : first;
              }
            });
    assertFound(format, "blockFoundIsTheFirstAtOrBehindTheKey");
  }

  @Test
  void keysComparedByTheirFirstBytesOnlyAreFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int find(byte[] key) {
                return super.find(key.length > 65_000 ? Arrays.copyOf(key, 65_000) : key);
              }
            });
    assertFound(format, "blockFoundIsTheFirstAtOrBehindTheKey");
  }

  @Test
  void offsetsOfThirtyTwoBitsAreFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public long offset(int block) {
                return super.offset(block) & 0xffff_ffffL;
              }
            });
    assertFound(format, "placesAreThoseThatWereGiven");
  }

  @Test
  void lengthsOfTwentyFourBitsAreFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int length(int block) {
                return super.length(block) & 0xff_ffff;
              }
            });
    assertFound(format, "placesAreThoseThatWereGiven");
  }

  @Test
  void blocksBuiltWithoutTheLastAreFound() {
    Format format =
        new Format(Index::new) {
          @Override
          public byte[] build(List<BlockSpan> blocks) {
            return super.build(blocks.subList(0, Math.max(1, blocks.size() - 1)));
          }
        };
    assertFound(format, "placesAreThoseThatWereGiven", "indexesDoNotMix");
  }

  @Test
  void aSearchedKeyThatIsChangedIsFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int find(byte[] key) {
                int found = super.find(key);
                if (key.length > 2) {
                  key[2]++;
                }
                return found;
              }
            });
    assertFound(format, "searchedKeyAndGivenBlocksAreNotChanged");
  }

  @Test
  void aCountTrustedUnseenIsFound() {
    Format format =
        new Format(Index::new) {
          @Override
          public BlockIndex open(MemorySegment encoded) throws IOException {
            int claimed = encoded.get(ValueLayout.JAVA_INT, 0);
            long[] heads = new long[claimed];
            assertThat(heads).isNotNull();
            return super.open(encoded);
          }
        };
    assertFound(format, "damagedIndexIsRefusedOrAnswersWithinItsBlocks");
  }

  @Test
  void separatorsOfSignedBytesAreFound() {
    Format format =
        new Format(index ->
            new Index(index) {
              @Override
              public int find(byte[] key) {
                boolean high = key.length > 0 && key[0] < 0;
                return high ? 0 : super.find(key);
              }
            });
    assertFound(format, "blockFoundIsTheFirstAtOrBehindTheKey");
  }

  @Test
  void bytesThatDifferEachTimeAreFound() {
    Format format =
        new Format(Index::new) {
          private int built;

          @Override
          public byte[] build(List<BlockSpan> blocks) {
            byte[] bytes = super.build(blocks);
            return Arrays.copyOf(bytes, bytes.length + built++ % 2);
          }
        };
    assertFound(format, "sameBlocksGiveTheSameBytes");
  }
}
