package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.TableFile;
import dev.lsmkv.sstable.support.WorkedExample;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example of the package's description, both ways. */
class RowsGoldenTest {

  private static final List<Entry> ENTRIES =
      List.of(
          Entry.put(Entries.ascii("apple"), 5, Entries.ascii("red")),
          Entry.delete(Entries.ascii("apple"), 3),
          Entry.put(Entries.ascii("apricot"), 4, Entries.ascii("soft")));

  @Test
  void theExampleIsWhatIsWritten() throws IOException {
    TableFile file = TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), ENTRIES);
    byte[] written = Arrays.copyOfRange(file.bytes(), FileHeader.BYTES, file.bytes().length);
    assertThat(HexFormat.ofDelimiter(" ").formatHex(written))
        .isEqualTo(HexFormat.ofDelimiter(" ").formatHex(WorkedExample.of("rows")));
  }

  @Test
  void theExampleIsRead() throws IOException {
    TableFile file = TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), ENTRIES);
    byte[] example = WorkedExample.of("rows");
    byte[] bytes = Arrays.copyOf(file.bytes(), FileHeader.BYTES + example.length);
    System.arraycopy(example, 0, bytes, FileHeader.BYTES, example.length);
    assertThat(new Answers(ENTRIES, "golden").corruptOf(file.with(bytes))).isZero();
  }
}
