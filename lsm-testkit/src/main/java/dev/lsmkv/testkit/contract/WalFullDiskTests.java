package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The tests of a {@link WalFormat} on a disk that is full for a moment. */
interface WalFullDiskTests extends WalFixture {

  /**
   * Whoever was refused is told that nothing happened, and the engine gives the sequence numbers to
   * the next.
   */
  @Test
  default void groupRefusedLeavesNothingAndTheNextTakesItsPlace() throws IOException {
    for (WalSegment.Use use : WalSegment.Use.values()) {
      for (int time = 0; time < MomentOfNoSpace.TIMES; time++) {
        new MomentOfNoSpace(log().writtenFor(use), time).appendThroughIt();
      }
    }
  }
}
