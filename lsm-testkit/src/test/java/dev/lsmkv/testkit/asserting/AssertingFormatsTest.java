package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compressions, filters and indexes. */
final class AssertingFormatsTest {

  private static final List<BlockSpan> BLOCKS = List.of(span(1, 128), span(2, 138));

  private final Findings findings = new Findings();

  private static BlockSpan span(int separator, long offset) {
    return new BlockSpan(Key.copyOf(new byte[] {(byte) separator}), offset, 10);
  }

  /** Copies. */
  private static class Copying implements Compression {

    @Override
    public int compressedLengthMax(int rawLength) {
      return rawLength;
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      System.arraycopy(raw, 0, target, 0, rawLength);
      return rawLength;
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target)
        throws IOException {
      System.arraycopy(compressed, 0, target, 0, compressedLength);
    }
  }

  private Compression around(Compression compression) {
    return new AssertingCompression(findings, compression);
  }

  @Test
  void blocksAreCompressedAndDecompressed() throws IOException {
    byte[] target = new byte[3];
    assertThat(around(new Copying()).compress(new byte[] {1, 2, 3}, 2, target)).isEqualTo(2);
    assertThat(target).containsExactly(1, 2, 0);
    byte[] raw = new byte[3];
    around(new Copying()).decompress(target, 2, raw);
    assertThat(raw).containsExactly(1, 2, Lent.POISON);
    findings.requireNone();
  }

  @Test
  void aTargetThatMayBeTooSmallIsNoticed() {
    assertNoticed(
        findings, () -> around(new Copying()).compress(new byte[9], 9, new byte[8]), "a target of");
  }

  @Test
  void blocksAreDecompressedIntoTheBeginningOfALongerTarget() throws IOException {
    byte[] raw = {7, 7, 7, 7};
    around(new Copying()).decompress(new byte[] {1, 2, 3}, 2, raw, 3);
    assertThat(raw).containsExactly(1, 2, 0, Lent.POISON);
    findings.requireNone();
    assertNoticed(
        findings,
        () -> around(new Copying()).decompress(new byte[1], 1, new byte[2], 3),
        "a target of 2 for 3");
  }

  @Test
  void nothingIsLeftBehindABeginning() throws IOException {
    Compression compression =
        around(
            new Copying() {
              @Override
              public int decompressFirst(
                  byte[] compressed, int length, byte[] target, int rawLength, int enough) {
                System.arraycopy(compressed, 0, target, 0, length);
                return 2;
              }
            });
    byte[] raw = new byte[4];
    assertThat(compression.decompressFirst(new byte[] {1, 2, 3}, 3, raw, 3, 1)).isEqualTo(2);
    assertThat(raw).containsExactly(1, 2, Lent.POISON, Lent.POISON);
    findings.requireNone();
    assertNoticed(
        findings,
        () -> compression.decompressFirst(new byte[3], 3, new byte[3], 3, 3),
        "2 bytes where 3 of 3");
  }

  @Test
  void moreThanThereIsToDecompressIsNoticed() {
    assertNoticed(
        findings,
        () -> around(new Copying()).decompress(new byte[1], 2, new byte[2]),
        "2 bytes of");
  }

  @Test
  void aBlockThatIsChangedIsNoticed() {
    Compression compression =
        around(
            new Copying() {
              @Override
              public int compress(byte[] raw, int rawLength, byte[] target) {
                raw[0]++;
                return 1;
              }
            });
    assertNoticed(findings, () -> compression.compress(new byte[9], 9, new byte[9]), "was changed");
  }

  @Test
  void moreThanTheLongestIsNoticed() {
    Compression compression =
        around(
            new Copying() {
              @Override
              public int compress(byte[] raw, int rawLength, byte[] target) {
                return rawLength + 1;
              }
            });
    assertNoticed(
        findings, () -> compression.compress(new byte[9], 9, new byte[9]), "compressed to 10");
  }

  @Test
  void aBlockThatIsKeptIsOverwritten() {
    List<byte[]> kept = new ArrayList<>();
    Compression compression =
        around(
            new Copying() {
              @Override
              public int compress(byte[] raw, int rawLength, byte[] target) {
                kept.add(raw);
                return 0;
              }
            });
    compression.compress(new byte[] {1}, 1, new byte[1]);
    assertThat(kept.getFirst()).containsExactly(Lent.POISON);
  }

  /** Holds everything. */
  private static class Holding implements FilterFormat {

    @Override
    public long hash(byte[] bytes, int offset, int length) {
      return Arrays.hashCode(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public byte[] build(long[] hashes, int count) {
      return new byte[1];
    }

    @Override
    public Filter open(MemorySegment encoded) throws IOException {
      return _ -> true;
    }
  }

  private FilterFormat around(FilterFormat format) {
    return new AssertingFilterFormat(findings, format);
  }

  @Test
  void filtersAreBuiltAndOpenedAndHashesComeInAnotherOrder() throws IOException {
    long[] hashes = {1, 2, 3, 9};
    byte[] encoded = around(new Holding()).build(hashes, 3);
    assertThat(hashes).containsExactly(3, 2, 1, 9);
    MemorySegment segment = MemorySegment.ofArray(encoded).asReadOnly();
    assertThat(around(new Holding()).open(segment).mightContain(1)).isTrue();
    assertThat(around(new Holding()).hash(new byte[] {1, 2}, 1, 1))
        .isEqualTo(new Holding().hash(new byte[] {2}, 0, 1));
    findings.requireNone();
  }

  @Test
  void aFilterThatDeniesWhatItHoldsIsNoticed() {
    FilterFormat format =
        around(
            new Holding() {
              @Override
              public Filter open(MemorySegment encoded) {
                return hash -> hash != 2;
              }
            });
    assertNoticed(findings, () -> format.build(new long[] {1, 2}, 2), "denies");
  }

  @Test
  void aFilterOnWhatCanBeWrittenIsNoticed() {
    MemorySegment segment = MemorySegment.ofArray(new byte[1]);
    assertNoticed(findings, () -> around(new Holding()).open(segment), "can be written");
  }

  @Test
  void aHashThatDependsOnThePlaceIsNoticed() {
    FilterFormat format =
        around(
            new Holding() {
              @Override
              public long hash(byte[] bytes, int offset, int length) {
                return offset;
              }
            });
    assertNoticed(findings, () -> format.hash(new byte[3], 1, 2), "two hashes");
  }

  @Test
  void aKeyThatIsChangedByHashingIsNoticed() {
    FilterFormat format =
        around(
            new Holding() {
              @Override
              public long hash(byte[] bytes, int offset, int length) {
                bytes[0]++;
                return 1;
              }
            });
    assertNoticed(findings, () -> format.hash(new byte[3], 0, 2), "was changed");
  }

  /** Holds the blocks it was built of last. */
  private static class Listing implements BlockIndexFormat, BlockIndex {

    List<BlockSpan> blocks = List.of();

    @Override
    public int entriesPerBlockMax() {
      return 0;
    }

    @Override
    public byte[] build(List<BlockSpan> spans) {
      blocks = spans;
      return new byte[1];
    }

    @Override
    public BlockIndex open(MemorySegment encoded) {
      return this;
    }

    @Override
    public int blocks() {
      return blocks.size();
    }

    @Override
    public int find(byte[] key) {
      return key[0];
    }

    @Override
    public long offset(int block) {
      return blocks.get(block).offset();
    }

    @Override
    public int length(int block) {
      return blocks.get(block).length();
    }
  }

  private BlockIndex built(Listing format) throws IOException {
    BlockIndexFormat around = new AssertingIndexFormat(findings, format);
    byte[] encoded = around.build(BLOCKS);
    return around.open(MemorySegment.ofArray(encoded).asReadOnly());
  }

  @Test
  void indexesAreBuiltAndAsked() throws IOException {
    BlockIndex index = built(new Listing());
    assertThat(index.blocks()).isEqualTo(2);
    assertThat(index.find(new byte[] {2})).isEqualTo(2);
    assertThat(index.offset(1) + index.length(1)).isEqualTo(148);
    findings.requireNone();
  }

  @Test
  void aBlockThatIsNotThereIsNoticed() throws IOException {
    BlockIndex index = built(new Listing());
    assertNoticed(findings, () -> index.offset(2), "block 2 of 2");
  }

  @Test
  void anAnswerBehindTheEndIsNoticed() throws IOException {
    BlockIndex index = built(new Listing());
    assertNoticed(findings, () -> index.find(new byte[] {3}), "found block 3");
  }

  @Test
  void blocksOutOfOrderAreNoticed() {
    BlockIndexFormat format = new AssertingIndexFormat(findings, new Listing());
    assertNoticed(findings, () -> format.build(BLOCKS.reversed()), "after BlockSpan");
  }

  @Test
  void anIndexThatForgetsAPlaceIsNoticed() {
    Listing forgetful =
        new Listing() {
          @Override
          public int length(int block) {
            return 1;
          }
        };
    assertNoticed(findings, () -> built(forgetful), "another place");
  }
}
