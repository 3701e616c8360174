package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.TableFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionSavingTest {

  private static final int RAW_BYTES = 800;

  /** Leaves zeros at the end away, and so saves exactly as much as a test wants. */
  private static final class ZeroTailCompression implements Compression {

    @Override
    public int compressedLengthMax(int rawLength) {
      return rawLength;
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      int length = rawLength;
      while (length > 0 && raw[length - 1] == 0) {
        length--;
      }
      System.arraycopy(raw, 0, target, 0, length);
      return length;
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target) {
      System.arraycopy(compressed, 0, target, 0, compressedLength);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "99, 0", "100, 100", "101, 101", "500, 500"})
  void aBlockIsStoredCompressedIfThatSavesAnEighth(int zeros, int saved) throws IOException {
    byte[] key = Entries.ascii("k");
    int head = (int) RowShape.of(key.length, 0, 1).layout(1, 0).rowsAt();
    byte[] value = new byte[RAW_BYTES - head];
    Arrays.fill(value, 0, value.length - zeros, (byte) 'v');
    List<Entry> entries = List.of(Entry.put(key, 1, value));
    TableFile file =
        TableFile.write(
            new TableFile.Shape(8192, 0, Optional.of(new ZeroTailCompression())), entries);
    int payload = file.bytes().length - FileHeader.BYTES - BlockFrame.BYTES - Footer.BYTES;
    assertThat(payload).isEqualTo(RAW_BYTES - saved);
    assertThat(new Answers(entries, zeros + " zeros").corruptOf(file)).isZero();
  }
}
