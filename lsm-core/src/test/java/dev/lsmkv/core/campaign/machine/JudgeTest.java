package dev.lsmkv.core.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.core.campaign.machine.Judge.Bounds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What all these campaigns rest on: the judge refuses whatever cannot be a prefix. */
final class JudgeTest {

  private static final long SEED = 7;
  private static final Bounds UP_TO_TEN = new Bounds(new long[] {0, 0}, new long[] {10, 10});

  private final Judge judge = new Judge(SEED, 2, Mix.OS);

  private static Map<Integer, Long> after(int writer, long number) {
    Progress progress = new Progress(new Script(SEED, writer, Mix.OS));
    progress.advanceTo(number);
    return new TreeMap<>(progress.slots());
  }

  private void assertRefused(Contents found, Bounds bounds, String words) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> judge.require(found, bounds))
        .withMessageContaining(words);
  }

  @Test
  void takesAnyNumberOfWholeWritesOfEachWriter() {
    Contents found = new Contents(List.of(after(0, 10), after(1, 3)), List.of(9L, 3L));
    assertThat(judge.require(found, UP_TO_TEN)).containsExactly(10, 3);
  }

  @Test
  void refusesFewerThanHadToSurviveAndMoreThanWereBegun() {
    Contents found = new Contents(List.of(after(0, 5), after(1, 3)), List.of(0L, 0L));
    assertRefused(
        found, new Bounds(new long[] {6, 0}, new long[] {10, 10}), "5 writes of writer 0");
    assertRefused(found, new Bounds(new long[] {0, 0}, new long[] {10, 2}), "3 writes of writer 1");
  }

  @Test
  void refusesWhatIsOlderThanWhatWasSeen() {
    judge.require(new Contents(List.of(after(0, 5), after(1, 3)), List.of(0L, 0L)), UP_TO_TEN);
    Contents older = new Contents(List.of(after(0, 4), after(1, 3)), List.of(0L, 0L));
    assertRefused(older, UP_TO_TEN, "where 5 to 10 may be");
  }

  @Test
  void refusesAHoleAmongTheWritesOfOneWriter() {
    Map<Integer, Long> slots = after(0, 10);
    int earlier =
        slots.entrySet().stream().filter(e -> e.getValue() < 10).findAny().orElseThrow().getKey();
    slots.remove(earlier);
    assertRefused(
        new Contents(List.of(slots, after(1, 3)), List.of(0L, 0L)),
        UP_TO_TEN,
        "the entries of writer 0 are not those after 10 writes");
  }

  @Test
  void refusesAWriteWithoutOneThatWasAcknowledgedBeforeItBegan() {
    Contents found = new Contents(List.of(after(0, 10), after(1, 3)), List.of(9L, 4L));
    assertRefused(found, UP_TO_TEN, "begun after write 4 of writer 1, but only 3 of his");
  }

  @Test
  void refusesANumberThatIsNotThatOfTheEntriesWritten() {
    judge.require(new Contents(List.of(after(0, 1), after(1, 0)), List.of(0L, 0L)), UP_TO_TEN);
    int entries = new Script(SEED, 0, Mix.OS).step(1).changes().size();
    judge.requireSequence(entries);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> judge.requireSequence(entries + 1));
  }
}
