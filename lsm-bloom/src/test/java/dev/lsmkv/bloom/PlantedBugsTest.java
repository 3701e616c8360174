package dev.lsmkv.bloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.testkit.contract.FilterContract;
import dev.lsmkv.testkit.contract.Suite;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of filters notices each bug that is planted here. */
final class PlantedBugsTest {

  private static List<String> failures(FilterFormat format) {
    return Suite.failures(FilterContract.class, () -> () -> format);
  }

  /** A right format, to be spoilt in one place. */
  private static class Right implements FilterFormat {

    private final BloomFormat format = new BloomFormat(10);

    @Override
    public long hash(byte[] bytes, int offset, int length) {
      return format.hash(bytes, offset, length);
    }

    @Override
    public byte[] build(long[] hashes, int count) {
      return format.build(hashes, count);
    }

    @Override
    public Filter open(MemorySegment encoded) throws IOException {
      return format.open(encoded);
    }
  }

  @Test
  void nothingIsFoundInARightFormat() {
    assertThat(failures(new Right())).isEmpty();
  }

  @Test
  void theLastHashLeftOutIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public byte[] build(long[] hashes, int count) {
            return super.build(hashes, Math.max(0, count - 1));
          }
        };
    assertThat(failures(format)).contains("everyKeyThatWasAddedIsFound");
  }

  @Test
  void theCountIgnoredIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public byte[] build(long[] hashes, int count) {
            return super.build(hashes, hashes.length);
          }
        };
    assertThat(failures(format)).containsExactly("onlyTheCountedHashesAreAddedAndNoneIsChanged");
  }

  @Test
  void theWholeArraySortedIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public byte[] build(long[] hashes, int count) {
            byte[] built = super.build(hashes, count);
            Arrays.sort(hashes);
            return built;
          }
        };
    assertThat(failures(format)).containsExactly("onlyTheCountedHashesAreAddedAndNoneIsChanged");
  }

  @Test
  void aHashThatBeginsAtTheArrayIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public long hash(byte[] bytes, int offset, int length) {
            return super.hash(bytes, 0, length);
          }
        };
    assertThat(failures(format)).containsExactly("hashReadsTheKeyAndNothingAroundIt");
  }

  @Test
  void aHashOfTheFirstBytesOnlyIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public long hash(byte[] bytes, int offset, int length) {
            return super.hash(bytes, offset, Math.min(length, 32));
          }
        };
    assertThat(failures(format)).containsExactly("everyByteOfAKeyCounts");
  }

  @Test
  void aHashOfThirtyTwoBitsIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public long hash(byte[] bytes, int offset, int length) {
            return super.hash(bytes, offset, length) & 0xffff_ffffL;
          }
        };
    assertThat(failures(format)).contains("bitsOfTheHashesOfSimilarKeysAreMixed");
  }

  @Test
  void zeroTakenForNothingIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public Filter open(MemorySegment encoded) throws IOException {
            Filter filter = super.open(encoded);
            return hash -> hash != 0 && filter.mightContain(hash);
          }
        };
    assertThat(failures(format)).containsExactly("hashesOfEveryShapeAreFound");
  }

  @Test
  void bytesTrustedUnseenAreFound() {
    FilterFormat format =
        new Right() {
          @Override
          public Filter open(MemorySegment encoded) throws IOException {
            long claimed = encoded.get(ValueLayout.JAVA_BYTE, encoded.byteSize() - 1);
            return claimed < 0 ? _ -> true : super.open(encoded);
          }
        };
    assertThat(failures(format)).contains("damagedFilterIsRefusedOrAnswers");
  }

  @Test
  void anAllocationOfAClaimedSizeIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public Filter open(MemorySegment encoded) throws IOException {
            int claimed = encoded.get(ValueLayout.JAVA_INT, 4) & 0x7fff_ffff;
            assertThat(new byte[Math.min(claimed, 1 << 28)]).isNotNull();
            return super.open(encoded);
          }
        };
    assertThat(failures(format)).containsExactly("damagedFilterIsRefusedOrAnswers");
  }

  @Test
  void aFilterThatNeverSaysNoIsFound() {
    FilterFormat format =
        new Right() {
          @Override
          public Filter open(MemorySegment encoded) throws IOException {
            super.open(encoded);
            return _ -> true;
          }
        };
    assertThat(failures(format)).containsExactly("someKeysThatWereNotAddedAreTold");
  }

  @Test
  void bytesThatDifferEachTimeAreFound() {
    FilterFormat format =
        new Right() {
          private int built;

          @Override
          public byte[] build(long[] hashes, int count) {
            byte[] bytes = super.build(hashes, count);
            return Arrays.copyOf(bytes, bytes.length + built++ % 2);
          }
        };
    assertThat(failures(format)).contains("sameKeysGiveTheSameBytes");
  }
}
