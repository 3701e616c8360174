package dev.lsmkv.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

final class AlignedCopyTest {

  @Test
  void numbersOfEightBytesAreReadWhereTheyAreInAMappedFile() {
    byte[] bytes = new byte[20];
    bytes[8] = 7;
    MemorySegment copy = AlignedCopy.of(bytes);
    assertThat(copy.get(ValueLayout.JAVA_LONG, 0)).isZero();
    assertThat(copy.get(ValueLayout.JAVA_LONG, 8)).isNotZero();
  }

  @Test
  void theBytesAreTheSameAndNoMore() {
    for (int length = 0; length < 20; length++) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (i + 1);
      }
      MemorySegment copy = AlignedCopy.of(bytes);
      assertThat(copy.isReadOnly()).isTrue();
      assertThat(copy.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
    }
  }
}
