package dev.lsmkv.cli.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private static final int[] EDGES = {
    0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xff
  };

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  @Test
  void agreesWithTheJdkOnAllFirstPairsAndTheEdgesBehind() {
    for (int pair = 0; pair < 1 << 16; pair++) {
      byte first = (byte) (pair >> 8);
      byte second = (byte) pair;
      agrees(first);
      agrees(first, second);
      for (int third : EDGES) {
        agrees(first, second, (byte) third);
        if ((first & 0xf0) == 0xf0) {
          agrees(first, second, (byte) third, (byte) 0x80);
          agrees(first, second, (byte) third, (byte) 0x41);
        }
      }
    }
  }

  private void agrees(byte... bytes) {
    if (Utf8.isValid(bytes) != isValidToJdk(bytes)) {
      assertThat(Utf8.isValid(bytes))
          .as(java.util.HexFormat.of().formatHex(bytes))
          .isEqualTo(isValidToJdk(bytes));
    }
  }

  private boolean isValidToJdk(byte[] bytes) {
    try {
      decoder.reset().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void readsTheCodePointOfEachLength() {
    for (String text : new String[] {"a", "é", "€", "😀"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.codePoint(bytes, 0, bytes.length)).isEqualTo(text.codePointAt(0));
    }
  }
}
