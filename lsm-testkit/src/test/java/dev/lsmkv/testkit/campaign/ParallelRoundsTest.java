package dev.lsmkv.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ParallelRoundsTest {

  @Test
  void eachRoundIsDoneOnce() throws Exception {
    Set<Long> done = ConcurrentHashMap.newKeySet();
    Rounds rounds = new Rounds(100, Optional.empty());
    ParallelRounds.run(rounds, number -> assertThat(done.add(number)).isTrue());
    assertThat(done).hasSize(100).contains(1L, 100L);
    assertThat(rounds.begun()).isEqualTo(100);
  }

  @Test
  void failureEndsTheCampaign() {
    Rounds rounds = new Rounds(Long.MAX_VALUE, Optional.empty());
    assertThatThrownBy(() ->
            ParallelRounds.run(
                rounds,
                number -> {
                  if (number == 50) {
                    throw new IOException("planted");
                  }
                }))
        .isInstanceOf(AssertionError.class)
        .hasRootCauseMessage("planted");
    assertThat(rounds.begun()).isGreaterThanOrEqualTo(50);
  }
}
