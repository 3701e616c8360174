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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the package's description, both ways. */
class RowsGoldenTest {

  private static final List<Entry> UNEVEN =
      List.of(
          Entry.put(Entries.ascii("apple"), 5, Entries.ascii("red")),
          Entry.delete(Entries.ascii("apple"), 3),
          Entry.put(Entries.ascii("apricot"), 4, Entries.ascii("soft")));

  private static final List<Entry> EVEN =
      List.of(
          Entry.put(Entries.ascii("id-000017"), 70_000, Entries.ascii("ab")),
          Entry.put(Entries.ascii("id-120018"), 2, Entries.ascii("cd")));

  record Example(int number, List<Entry> entries) {}

  private static List<Example> examples() {
    return List.of(new Example(0, UNEVEN), new Example(1, EVEN));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleIsWhatIsWritten(Example example) throws IOException {
    byte[] file = file(example).bytes();
    byte[] written = Arrays.copyOfRange(file, FileHeader.BYTES, file.length);
    assertThat(HexFormat.ofDelimiter(" ").formatHex(written))
        .isEqualTo(HexFormat.ofDelimiter(" ").formatHex(bytes(example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleIsRead(Example example) throws IOException {
    TableFile file = file(example);
    byte[] described = bytes(example);
    byte[] bytes = Arrays.copyOf(file.bytes(), FileHeader.BYTES + described.length);
    System.arraycopy(described, 0, bytes, FileHeader.BYTES, described.length);
    Answers answers = new Answers(example.entries(), "golden " + example.number());
    assertThat(answers.corruptOf(file.with(bytes))).isZero();
  }

  private static TableFile file(Example example) throws IOException {
    return TableFile.write(new TableFile.Shape(8192, 0, Optional.empty()), example.entries());
  }

  private static byte[] bytes(Example example) throws IOException {
    return WorkedExample.of("rows", example.number());
  }
}
