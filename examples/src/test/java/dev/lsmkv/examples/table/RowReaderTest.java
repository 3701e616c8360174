package dev.lsmkv.examples.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RowReaderTest {

  private static final Path DIRECTORY = Path.of("/table");
  private static final Row ROW =
      new Row(
          Key.copyOf("k".getBytes(US_ASCII)),
          Trailer.of(1, EntryKind.PUT),
          MemorySegment.ofArray("v".getBytes(US_ASCII)));

  private static byte[] encoded() {
    byte[] payload = ROW.encode();
    return RowFrame.encode(payload, payload.length, payload.length);
  }

  /** A data file of two such rows, of which a byte may be changed. */
  private static RowReader file(int length, int changed) throws IOException {
    byte[] row = encoded();
    byte[] bytes = new byte[FileHeader.BYTES + 2 * row.length];
    System.arraycopy(row, 0, bytes, FileHeader.BYTES, row.length);
    System.arraycopy(row, 0, bytes, FileHeader.BYTES + row.length, row.length);
    if (changed >= 0) {
      bytes[FileHeader.BYTES + changed] ^= 0x40;
    }
    MemoryStorage disk = new MemoryStorage();
    disk.directory(DIRECTORY).create();
    disk.write(DIRECTORY.resolve("data"), Arrays.copyOf(bytes, length < 0 ? bytes.length : length));
    return new RowReader(
        new TableData(disk.directory(DIRECTORY).file("data").map(), Optional.empty()));
  }

  @Test
  void theWorkedExampleIsWhatIsWritten() {
    assertThat(HexFormat.of().formatHex(encoded()))
        .isEqualTo("74191ab90e0000000e000000010100000000000001000000" + "6b76");
  }

  @Test
  void aRowIsReadBackAndFoundAgain() throws IOException {
    RowReader reader = file(-1, -1);
    Row row = reader.read(FileHeader.BYTES, encoded().length);
    assertThat(row.key()).isEqualTo(ROW.key());
    assertThat(row.trailer()).isEqualTo(ROW.trailer());
    assertThat(row.value().mismatch(ROW.value())).isEqualTo(-1);
    assertThat(new SortedArrayFormat().blocks(reader.data()))
        .containsExactly(
            new BlockSpan(ROW.key(), FileHeader.BYTES, encoded().length),
            new BlockSpan(ROW.key(), FileHeader.BYTES + encoded().length, encoded().length));
  }

  @Test
  void everyChangedByteIsNoticedAndLeavesTheOtherRowReadable() throws IOException {
    int length = encoded().length;
    for (int at = 0; at < length; at++) {
      RowReader reader = file(-1, at);
      assertThatExceptionOfType(CorruptFileException.class)
          .isThrownBy(() -> reader.read(FileHeader.BYTES, length));
      assertThat(reader.read(FileHeader.BYTES + length, length).key()).isEqualTo(ROW.key());
    }
  }

  @Test
  void aRowThatIsCutShortIsNoticed() throws IOException {
    int length = encoded().length;
    for (int cut = 0; cut < length; cut++) {
      RowReader reader = file(FileHeader.BYTES + length + cut, -1);
      assertThatExceptionOfType(CorruptFileException.class)
          .isThrownBy(() -> reader.read(FileHeader.BYTES + length, length));
    }
  }
}
