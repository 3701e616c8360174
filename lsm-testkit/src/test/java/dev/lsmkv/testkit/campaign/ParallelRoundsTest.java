package dev.lsmkv.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
  void roundsGoOnUntilThereAreCasesEnough() throws Exception {
    AtomicLong cases = new AtomicLong();
    CampaignSettings settings = new CampaignSettings(1, 3, Optional.empty());
    Rounds rounds = settings.roundsOfCases(100, cases::get);
    while (rounds.next()) {
      cases.addAndGet(rounds.begun());
    }
    assertThat(cases.get()).isEqualTo(24 * 25 / 2);
    assertThat(rounds.begun()).isEqualTo(24);
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
