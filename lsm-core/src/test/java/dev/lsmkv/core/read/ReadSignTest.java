package dev.lsmkv.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReadSignTest {

  private static final long MILLISECOND = 1_000_000;

  private long now = Long.MAX_VALUE - 10 * MILLISECOND; // the clock may wrap
  private final ReadSign sign = new ReadSign(now);

  /** Looks each millisecond, after a read in each of so many. */
  private boolean look(int times, int readEvery) {
    boolean isReadMuch = false;
    for (int i = 1; i <= times; i++) {
      if (i % readEvery == 0) {
        sign.leave();
      }
      now += MILLISECOND;
      isReadMuch = sign.isReadMuch(now);
    }
    return isReadMuch;
  }

  @Test
  void storeThatNobodyReadsIsNotReadMuch() {
    assertThat(look(100, 1_000)).isFalse();
  }

  @Test
  void readNowAndThenIsNotMuch() {
    assertThat(look(200, 5)).isFalse();
  }

  @Test
  void readsThatGoOnAreSeenWithinSomeLooksAndForgottenAsSoon() {
    assertThat(look(5, 1)).isFalse();
    assertThat(look(15, 1)).isTrue();
    assertThat(look(5, 1_000)).isTrue();
    assertThat(look(40, 1_000)).isFalse();
  }

  @Test
  void looksWithinAMillisecondTellWhatTheLastOneDid() {
    assertThat(look(50, 1)).isTrue();
    for (int i = 0; i < 1_000; i++) {
      now += MILLISECOND / 2_000;
      assertThat(sign.isReadMuch(now)).isTrue();
    }
  }

  @Test
  void writerWhoWaitsSeesWhetherAnybodyReadMeanwhile() {
    assertThat(sign.take()).isFalse();
    sign.leave();
    now += MILLISECOND;
    sign.isReadMuch(now);
    assertThat(sign.take()).isTrue();
    assertThat(sign.take()).isFalse();
  }

  @Test
  void looksOfAWriterWithLargeBatchesAreFarApart() {
    for (int i = 0; i < 30; i++) {
      sign.leave();
      now += 110 * MILLISECOND;
      sign.isReadMuch(now);
    }
    assertThat(sign.isReadMuch(now)).isTrue();
  }

  @Test
  void signOfLongAgoTellsNothing() {
    look(50, 1);
    sign.leave();
    now += 1_000 * MILLISECOND;
    assertThat(sign.isReadMuch(now)).isFalse();
  }
}
