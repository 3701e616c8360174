package dev.lsmkv.cli.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @Test
  void theExampleOfThePackageIsTrue() {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex("61 09 ff c3 a9 1b");

    assertThat(Escapes.of(bytes)).isEqualTo("a\\t\\xffé\\x1b");
  }

  @ParameterizedTest
  @CsvSource({
    "00, \\x00",
    "5c, \\\\",
    "0a, \\n",
    "0d, \\r",
    "7f, \\x7f",
    "22, '\"'",
    "c285, \\xc2\\x85", // a C1 control character
    "e280a8, \\xe2\\x80\\xa8", // the line separator
    "e280ae, \\xe2\\x80\\xae", // right-to-left override
    "efbbbf, \\xef\\xbb\\xbf", // the byte order mark
    "f09f9880, 😀",
    "f09f98, \\xf0\\x9f\\x98", // cut off
    "c0af, \\xc0\\xaf", // overlong
    "eda080, \\xed\\xa0\\x80", // a surrogate
    "f4908080, \\xf4\\x90\\x80\\x80", // above U+10FFFF
    "ff41, \\xffA"
  })
  void showsWhatIsTextAndEscapesTheRest(String hex, String text) {
    assertThat(Escapes.of(HexFormat.of().parseHex(hex))).isEqualTo(text);
  }

  @Test
  void noSequenceOfTwoBytesGivesAControlCharacter() {
    for (int pair = 0; pair < 1 << 16; pair++) {
      String text = Escapes.of(new byte[] {(byte) (pair >> 8), (byte) pair});
      assertThat(text.chars().filter(Character::isISOControl).count())
          .as(Integer.toHexString(pair))
          .isZero();
      assertThat(text.getBytes(StandardCharsets.UTF_8)).doesNotContain('\t', '\n', '\r');
    }
  }
}
