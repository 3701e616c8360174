package dev.lsmkv.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBytesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 1000, 1024})
  void takesAsManyAsTheLimitAllowsAndNotOneMore(int limit) throws MalformedLineException {
    BoundedBytes bytes = new BoundedBytes(limit, "too long");
    byte[] expected = new byte[limit];
    for (int i = 0; i < limit; i++) {
      expected[i] = (byte) i;
      bytes.add(i);
    }

    assertThatExceptionOfType(MalformedLineException.class)
        .isThrownBy(() -> bytes.add(0))
        .withMessage("too long");
    assertThat(bytes.toArray()).isEqualTo(expected);
  }
}
