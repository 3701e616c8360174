package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.TableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A footer whose checksum is right may still say what cannot be. */
final class FooterTest {

  private static final int LENGTH = 8;
  private static final int BLOCKS = 16;
  private static final int CHECKSUM = Footer.BYTES - 4;

  private final TableFile file;

  FooterTest() throws IOException {
    file = TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), Entries.numbered(10));
  }

  /** The file with other numbers at a place of its footer, and the checksum that belongs to it. */
  private TableFile changed(int at, int value) {
    byte[] bytes = file.bytes().clone();
    int footer = bytes.length - Footer.BYTES;
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(footer + at, value);
    CRC32C crc = new CRC32C();
    crc.update(bytes, footer, CHECKSUM);
    fields.putInt(footer + CHECKSUM, (int) crc.getValue());
    return file.with(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, the footer of a whole file",
    "8, 1, 1 bytes in the file",
    "12, 1, bytes in the file",
    "16, 0, one block or more",
    "16, -1, one block or more",
    "20, 1, zeros before the checksum",
    "24, 1, zeros before the checksum",
  })
  void aFieldThatCannotBeIsRefused(int at, int value, String expected) {
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> changed(at, value).open())
        .withMessageContaining(expected);
  }

  @Test
  void whatIsThereIsTaken() {
    assertThatCode(() -> changed(BLOCKS, file.spans().size()).open()).doesNotThrowAnyException();
    assertThatCode(() -> changed(LENGTH, file.bytes().length).open()).doesNotThrowAnyException();
  }

  @Test
  void aFileTooShortForAFooterIsRefused() {
    for (int length = 0; length < FileHeader.BYTES + Footer.BYTES; length++) {
      TableFile cut = file.with(Arrays.copyOf(file.bytes(), length));
      assertThatExceptionOfType(CorruptFileException.class)
          .isThrownBy(cut::open)
          .withMessageContaining("160 bytes or more");
    }
  }
}
