package dev.lsmkv.wal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Trailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the line lies between a header that a writer can have written and one that it cannot. */
class RecordHeaderTest {

  private static final long PAYLOAD_MAX = Integer.MAX_VALUE - 64L;
  private static final long OFFSET = 184;
  private static final long SEQUENCE_MIN = 7;

  private static boolean fits(long payloadBytes, long bytesLeft) {
    return new RecordHeader(payloadBytes, 0, 0, SEQUENCE_MIN, 1).fits(bytesLeft);
  }

  private static boolean isPlausible(long syncedUpTo, long firstSequence, long count) {
    return new RecordHeader(9, 0, syncedUpTo, firstSequence, count)
        .isPlausible(OFFSET, SEQUENCE_MIN);
  }

  @ParameterizedTest
  @CsvSource({"1, 32", "4, 32", "5, 40", "12, 40", "13, 48"})
  void recordMayEndWithTheFileAndNotBehindIt(long payloadBytes, long recordBytes) {
    assertThat(fits(payloadBytes, recordBytes)).isTrue();
    assertThat(fits(payloadBytes, recordBytes - 1)).isFalse();
  }

  @Test
  void recordHasAPayloadThatOneArrayHolds() {
    assertThat(fits(0, Long.MAX_VALUE)).isFalse();
    assertThat(fits(1, Long.MAX_VALUE)).isTrue();
    assertThat(fits(PAYLOAD_MAX, Long.MAX_VALUE)).isTrue();
    assertThat(fits(PAYLOAD_MAX + 1, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void writerKnowsOfNothingDurableBehindItsRecord() {
    assertThat(isPlausible(-1, SEQUENCE_MIN, 1)).isFalse();
    assertThat(isPlausible(0, SEQUENCE_MIN, 1)).isTrue();
    assertThat(isPlausible(OFFSET, SEQUENCE_MIN, 1)).isTrue();
    assertThat(isPlausible(OFFSET + 1, SEQUENCE_MIN, 1)).isFalse();
  }

  @Test
  void recordHasOneOperationOrAsManyAsItsPayloadHolds() {
    assertThat(isPlausible(0, SEQUENCE_MIN, 0)).isFalse();
    assertThat(isPlausible(0, SEQUENCE_MIN, 1)).isTrue();
    assertThat(isPlausible(0, SEQUENCE_MIN, 3)).isTrue();
    assertThat(isPlausible(0, SEQUENCE_MIN, 4)).isFalse();
  }

  @Test
  void everyOperationHasANumberOf56BitsAboveThoseBefore() {
    assertThat(isPlausible(0, SEQUENCE_MIN - 1, 1)).isFalse();
    assertThat(isPlausible(0, SEQUENCE_MIN, 1)).isTrue();
    assertThat(isPlausible(0, Trailer.SEQUENCE_MAX, 1)).isTrue();
    assertThat(isPlausible(0, Trailer.SEQUENCE_MAX - 2, 3)).isTrue();
    assertThat(isPlausible(0, Trailer.SEQUENCE_MAX - 1, 3)).isFalse();
  }
}
