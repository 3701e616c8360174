package dev.lsmkv.bloom;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.filter.Filter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The encoding, as the package documents it. It never changes under this id. */
final class BloomEncodingTest {

  private static final Path DOCUMENTATION =
      Path.of("src/main/java/dev/lsmkv/bloom/package-info.java");
  private static final Pattern HEX_LINE =
      Pattern.compile("^ \\* [0-9a-f]{4}  ((?:[0-9a-f]{2} ?){16})$", Pattern.MULTILINE);

  private final BloomFormat format = new BloomFormat(10);

  private long hash(String key) {
    return format.hash(key.getBytes(US_ASCII), 0, key.length());
  }

  private static byte[] documentedExample() throws IOException {
    String hex =
        HEX_LINE
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map(line -> line.group(1).replace(" ", ""))
            .collect(Collectors.joining());
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void theHashOfAKeyNeverChanges() {
    assertThat(hash("a")).isEqualTo(0x5117f5064cfd0faaL);
    assertThat(hash("b")).isEqualTo(0xcf6af17aec6fe513L);
    assertThat(hash("c")).isEqualTo(0xcd29f86b1613618cL);
    assertThat(hash("")).isEqualTo(0xb7683ea7430132b4L);
    assertThat(hash("a key of more than thirty-two bytes, to be sure"))
        .isEqualTo(0x5582d6551a96e0dcL);
  }

  @Test
  void theDocumentedExampleIsWhatIsBuilt() throws IOException {
    byte[] built = format.build(new long[] {hash("a"), hash("b"), hash("c")}, 3);
    assertThat(built).isEqualTo(documentedExample());
  }

  @Test
  void theDocumentedExampleHoldsItsKeysAndNoOthers() throws IOException {
    MemorySegment example = MemorySegment.ofArray(documentedExample());
    Header header = Header.decode(example);
    assertThat(header).isEqualTo(new Header(6, 1, 3));
    Filter filter = format.open(example);
    assertThat("abc".chars()).allMatch(c -> filter.mightContain(hash(Character.toString(c))));
    assertThat("dxyz".chars()).noneMatch(c -> filter.mightContain(hash(Character.toString(c))));
  }

  /** The bits once more, straight from the words of the documentation and with none of the code. */
  @Test
  void theBitsAreWhereTheDocumentationSays() {
    BigInteger two64 = BigInteger.ONE.shiftLeft(64);
    BigInteger multiplier = new BigInteger("9e3779b97f4a7c15", 16);
    int count = 1_000;
    byte[] expected = new byte[64 + 20 * 64];
    new Header(6, 20, count).encodeTo(expected);
    long[] hashes = Keys.hashes(format, count);
    for (long hash : hashes) {
      BigInteger h = new BigInteger(Long.toUnsignedString(hash));
      int line = h.multiply(BigInteger.valueOf(20)).divide(two64).intValue();
      for (int i = 1; i <= 6; i++) {
        int bit = h.multiply(multiplier.pow(i)).mod(two64).shiftRight(55).intValue();
        expected[64 + 64 * line + bit / 8] |= (byte) (1 << bit % 8);
      }
    }
    assertThat(format.build(hashes, count)).isEqualTo(expected);
  }
}
