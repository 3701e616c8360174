package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The example in the documentation of the format is a segment, and the one that would be written.
 */
class GoldenSegmentTest {

  private static final Path DOCUMENTATION =
      Path.of("src/main/java/dev/lsmkv/wal/record/package-info.java");

  private static final Pattern HEX_LINE =
      Pattern.compile("^ \\* [0-9a-f]{4}  ((?:[0-9a-f]{2} ?)+)");

  private static final List<WriteGroup> GROUPS =
      List.of(
          new WriteGroup(1, List.of(BatchEncoder.put(ascii("k"), ascii("vv")))),
          new WriteGroup(2, List.of(BatchEncoder.delete(ascii("k")), twoPuts())));

  private static EncodedBatch twoPuts() {
    return new BatchEncoder()
        .addPut(ascii("a"), ascii(""))
        .addPut(ascii("b"), ascii("1"))
        .encoded();
  }

  @Test
  void documentedBytesAreRead() throws IOException {
    TestSegment segment = new TestSegment(LogKind.CHANNEL);
    segment.damage(documented());
    TestSegment.Seen seen = segment.read();
    assertThat(seen.records())
        .containsExactly(
            new Logged(1, 1, "010001026b7676"),
            new Logged(2, 3, "0000016b" + "0100010061" + "010001016231"));
    assertThat(seen.tail()).isEqualTo(new WalTail(144, documented().length, 184, 0));
  }

  @ParameterizedTest
  @EnumSource
  void documentedBytesAreWritten(LogKind kind) throws IOException {
    TestSegment segment = new TestSegment(kind);
    try (WalWriter writer = segment.create()) {
      writer.append(GROUPS.getFirst());
      writer.force();
      writer.append(GROUPS.getLast());
    }
    byte[] expected = documented();
    // What differs is the header of the file, which names the provider, and the checksum over it.
    byte[] written = segment.bytes();
    assertThat(Arrays.copyOfRange(written, 144, expected.length))
        .asHexString()
        .isEqualTo(hex(expected, 144));
    if (kind == LogKind.CHANNEL) {
      assertThat(written).isEqualTo(expected);
    }
  }

  private static String hex(byte[] bytes, int from) {
    return HexFormat.of().withUpperCase().formatHex(bytes, from, bytes.length);
  }

  private static byte[] documented() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : Files.readAllLines(DOCUMENTATION)) {
      Matcher matcher = HEX_LINE.matcher(line);
      if (matcher.find()) {
        bytes.writeBytes(HexFormat.of().parseHex(matcher.group(1).replace(" ", "")));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
