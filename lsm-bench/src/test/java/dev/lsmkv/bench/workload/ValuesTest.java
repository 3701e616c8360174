package dev.lsmkv.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(ints = {32, 100, 1000, 1024, 65536, 1 << 20})
  void valueIsKnownAgainByItsNumberAndVersion(int bytes) {
    Values values = new Values(KeyOrder.ASCENDING, bytes);
    byte[] value = values.value(17, 4);
    assertThat(value).hasSize(bytes);
    assertThat(values.checkedVersion(17, value)).isEqualTo(4);
    assertThat(values.checkedNumber(KeyOrder.ASCENDING.key(17), value)).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1024, 2000})
  void everyChangedByteIsFound(int bytes) {
    Values values = new Values(KeyOrder.ASCENDING, bytes);
    for (int at = 0; at < bytes; at++) {
      byte[] value = values.value(17, 4);
      value[at] ^= 1;
      assertThatThrownBy(() -> values.checkedVersion(17, value))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 65536})
  void valuesOfOthersDifferFromTheirFirstPieceOn(int bytes) {
    Values values = new Values(KeyOrder.ASCENDING, bytes);
    Set<String> seen = new HashSet<>();
    for (long number = 0; number < 100; number++) {
      for (long version = 0; version < 3; version++) {
        byte[] piece = Arrays.copyOfRange(values.value(number, version), 16, 32);
        assertThat(seen.add(HexFormat.of().formatHex(piece))).isTrue();
      }
    }
  }

  @Test
  void absentValueAndValueOfAnotherLengthAreWrong() {
    Values values = new Values(KeyOrder.ASCENDING, 100);
    assertThatThrownBy(() -> values.checkedVersion(17, null)).hasMessageContaining("absent");
    assertThatThrownBy(() -> values.checkedVersion(17, new byte[99])).hasMessageContaining("99");
  }

  @Test
  void valueUnderTheKeyOfAnotherIsWrong() {
    Values values = new Values(KeyOrder.SCATTERED, 100);
    byte[] value = values.value(17, 0);
    assertThatThrownBy(() -> values.checkedNumber(KeyOrder.SCATTERED.key(18), value))
        .isInstanceOf(WrongAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000, 65536})
  void aboutAThirdOfABlockIsRepetition(int bytes) {
    Values values = new Values(KeyOrder.ASCENDING, bytes);
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (long number = 0; block.size() < 100_000; number++) {
      block.writeBytes(KeyOrder.ASCENDING.key(number));
      block.writeBytes(values.value(number, 0));
    }
    double ratio = (double) deflatedBytes(block.toByteArray()) / block.size();
    assertThat(ratio).isBetween(0.55, 0.8);
  }

  private static int deflatedBytes(byte[] block) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(block);
      deflater.finish();
      return deflater.deflate(new byte[block.length * 2]);
    } finally {
      deflater.end();
    }
  }
}
