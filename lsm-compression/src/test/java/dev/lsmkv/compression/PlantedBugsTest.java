package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.contract.CompressionContract;
import dev.lsmkv.testkit.contract.Suite;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The contract of compressions notices each bug that is planted here. */
final class PlantedBugsTest {

  private static List<String> failures(Compression compression) {
    return Suite.failures(CompressionContract.class, () -> () -> compression);
  }

  /** A right compression, to be spoilt in one place. */
  private static class Right implements Compression {

    private final Compression lz4 = new Lz4Provider().create(MapSettings.of());

    @Override
    public int compressedLengthMax(int rawLength) {
      return lz4.compressedLengthMax(rawLength);
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      return lz4.compress(raw, rawLength, target);
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target)
        throws IOException {
      lz4.decompress(compressed, compressedLength, target);
    }
  }

  @Test
  void nothingIsFoundInARightCompression() {
    assertThat(failures(new Right())).isEmpty();
  }

  @Test
  void aLengthThatIncompressibleBlocksExceedIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int compressedLengthMax(int rawLength) {
            return rawLength + 1;
          }
        };
    assertThat(failures(compression)).contains("longestLengthIsLongEnoughAndNoLessForLongerBlocks");
  }

  @Test
  void theWholeArrayCompressedIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int compressedLengthMax(int rawLength) {
            return super.compressedLengthMax(rawLength + 200);
          }

          @Override
          public int compress(byte[] raw, int rawLength, byte[] target) {
            return super.compress(raw, raw.length, target);
          }
        };
    assertThat(failures(compression)).containsExactly("bytesBehindTheBlockTakeNoPart");
  }

  @Test
  void theWholeArrayDecompressedIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int compressedLength, byte[] target)
              throws IOException {
            super.decompress(compressed, compressed.length, target);
          }
        };
    assertThat(failures(compression)).contains("bytesBehindTheBlockTakeNoPart");
  }

  @Test
  void aLengthTakenFromTheTargetIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int length, byte[] target, int rawLength)
              throws IOException {
            decompress(compressed, length, target);
          }
        };
    assertThat(failures(compression)).contains("aLongerTargetGetsTheBlockInItsFirstBytes");
  }

  @Test
  void aLongerBlockThatFitsTheTargetIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int length, byte[] target, int rawLength)
              throws IOException {
            if (Lz4Decoder.decode(compressed, length, target, target.length) < rawLength) {
              throw new IOException("too short");
            }
          }
        };
    assertThat(failures(compression))
        .contains("everyOtherLengthIsRefusedWhateverTheTargetHasRoomFor");
  }

  @Test
  void aLongerTargetFilledInPartIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int length, byte[] target, int rawLength)
              throws IOException {
            try {
              super.decompress(compressed, length, target, rawLength);
            } catch (IOException e) {
              if (rawLength != 300) {
                throw e;
              }
            }
          }
        };
    assertThat(failures(compression))
        .contains("damagedBlockIsRefusedOrFillsItsPartOfALongerTarget");
  }

  @Test
  void aBeginningThatIsSaidToBeLongerIsFound() {
    assertThat(failures(new Beginning(1))).contains("theBeginningOfABlockIsThere");
  }

  @Test
  void aBeginningThatIsTooShortIsFound() {
    assertThat(failures(new Beginning(-1))).contains("theBeginningOfABlockIsThere");
  }

  @Test
  void aBeginningWithoutABlockIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int decompressFirst(
              byte[] compressed, int length, byte[] target, int rawLength, int enough) {
            try {
              super.decompress(compressed, length, target, rawLength);
            } catch (IOException _) {
              // what is there will do
            }
            return enough;
          }
        };
    assertThat(failures(compression)).contains("beginningOfADamagedBlockIsRefusedOrThere");
  }

  @Test
  void aBeginningReadFromTheWholeArrayIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int decompressFirst(
              byte[] compressed, int length, byte[] target, int rawLength, int enough)
              throws IOException {
            super.decompress(compressed, compressed.length, target, rawLength);
            return rawLength;
          }
        };
    assertThat(failures(compression)).containsExactly("theBeginningOfABlockIsThere");
  }

  @Test
  void aBeginningThatIsTakenForShorterIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int decompressFirst(
              byte[] compressed, int length, byte[] target, int rawLength, int enough)
              throws IOException {
            Lz4Decoder.decode(compressed, length, target, rawLength);
            return enough;
          }
        };
    assertThat(failures(compression)).contains("aBeginningBehindTheEndIsRefused");
  }

  /** Makes exactly what is enough, and miscounts it. */
  private static final class Beginning extends Right {

    private final int more;

    Beginning(int more) {
      this.more = more;
    }

    @Override
    public int decompressFirst(
        byte[] compressed, int length, byte[] target, int rawLength, int enough)
        throws IOException {
      byte[] raw = new byte[rawLength];
      super.decompress(compressed, length, raw);
      System.arraycopy(raw, 0, target, 0, enough);
      return Math.clamp(enough + more, 0, rawLength);
    }
  }

  @Test
  void aBlockPutInOrderForCompressionIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int compress(byte[] raw, int rawLength, byte[] target) {
            int length = super.compress(raw, rawLength, target);
            Arrays.sort(raw, 0, rawLength);
            return length;
          }
        };
    assertThat(failures(compression)).contains("sourcesAreNotChanged");
  }

  @Test
  void aTargetFilledInPartIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int compressedLength, byte[] target)
              throws IOException {
            try {
              super.decompress(compressed, compressedLength, target);
            } catch (IOException e) {
              if (compressedLength == 0) {
                throw e;
              }
            }
          }
        };
    assertThat(failures(compression))
        .contains("damagedBlockIsRefusedOrFillsTheTarget", "everyOtherLengthIsRefused");
  }

  @Test
  void anotherExceptionThanPromisedIsFound() {
    Compression compression =
        new Right() {
          @Override
          public void decompress(byte[] compressed, int compressedLength, byte[] target)
              throws IOException {
            try {
              super.decompress(compressed, compressedLength, target);
            } catch (IOException e) {
              throw new IllegalArgumentException(e);
            }
          }
        };
    assertThat(failures(compression)).contains("damagedBlockIsRefusedOrFillsTheTarget");
  }

  @Test
  void aBufferSharedByThreadsIsFound() {
    assertThat(failures(new SharedBuffer())).containsExactly("threadsDoNotDisturbOneAnother");
  }

  /**
   * Compresses into one buffer. Where threads other than the test's compress, two of them always do
   * at the same time.
   */
  private static final class SharedBuffer extends Right {

    private final Thread alone = Thread.currentThread();
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final byte[] buffer = new byte[4 << 20];

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      int length = super.compress(raw, rawLength, buffer);
      if (Thread.currentThread() != alone) {
        meet();
      }
      System.arraycopy(buffer, 0, target, 0, Math.min(length, target.length));
      return length;
    }

    private void meet() {
      try {
        both.await(1, TimeUnit.SECONDS);
      } catch (TimeoutException | BrokenBarrierException _) {
        // the others are done
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void anEmptyBlockForgottenIsFound() {
    Compression compression =
        new Right() {
          @Override
          public int compress(byte[] raw, int rawLength, byte[] target) {
            return rawLength == 0 ? -1 : super.compress(raw, rawLength, target);
          }
        };
    assertThat(failures(compression)).contains("everyLengthComesBack");
  }
}
