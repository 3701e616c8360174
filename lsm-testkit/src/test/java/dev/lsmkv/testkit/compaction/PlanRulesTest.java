package dev.lsmkv.testkit.compaction;

import static dev.lsmkv.spi.compaction.CompactionPlan.Placement.INTO_RUN;
import static dev.lsmkv.spi.compaction.CompactionPlan.Placement.NEW_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Levels;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The checker of the simulations must itself fail on wrong plans. */
class PlanRulesTest {

  private static final Levels LEVELS =
      LevelsText.parse(
          """
          L0: 9[a-c 1] | 8[b-d 1] | 7[x-z 1]
          L1: 5[a-b 1] 4[d-e 1] 3[f-g 1]
          L2: 2[a-e 1]~ 1[p-q 1]!
          """);

  @Test
  void aWholeStackMayBeMerged() {
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN, 9, 8, 5, 4))).isEmpty();
  }

  @Test
  void aNewerTableMayNotPassAnOlderOne() {
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN, 9, 5)))
        .hasValue("table 9 would pass table 8");
    assertThat(PlanRules.violation(LEVELS, merge(1, NEW_RUN, 9)))
        .hasValue("table 9 would pass table 8");
  }

  @Test
  void tablesUnderTheOutputsMustBeInputs() {
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN, 9, 8, 5)))
        .hasValue("table 4 lies where outputs would");
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN, 9, 8, 7, 5, 4)))
        .hasValue("table 3 lies where outputs would");
  }

  @Test
  void aNewRunMayLieOverWhatIsThere() {
    assertThat(PlanRules.violation(LEVELS, merge(1, NEW_RUN, 9, 8))).isEmpty();
  }

  @Test
  void onlyReadyTablesThatAreThereMayBeInputs() {
    assertThat(PlanRules.violation(LEVELS, merge(3, INTO_RUN, 2))).isPresent();
    assertThat(PlanRules.violation(LEVELS, merge(3, INTO_RUN, 1))).isPresent();
    assertThat(PlanRules.violation(LEVELS, merge(3, INTO_RUN, 100))).isPresent();
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN, 7, 7))).isPresent();
    assertThat(PlanRules.violation(LEVELS, merge(1, INTO_RUN))).hasValue("no tables");
  }

  @Test
  void aMovedTableMayMeetNothing() {
    assertThat(PlanRules.violation(LEVELS, move(1, INTO_RUN, 7))).isEmpty();
    assertThat(PlanRules.violation(LEVELS, move(2, INTO_RUN, 3))).isEmpty();
    assertThat(PlanRules.violation(LEVELS, move(2, INTO_RUN, 5)))
        .hasValue("table 5 would meet table 2");
    assertThat(PlanRules.violation(LEVELS, move(1, NEW_RUN, 9, 8)))
        .hasValue("table 9 overlaps table 8");
  }

  @Test
  void aMergeIntoTheSameLevelMustTakeWhatLiesBetween() {
    Levels runs = LevelsText.parse("L0:\nL1: 3[a-c 1] | 2[b-d 1] | 1[c-f 1]");
    assertThat(PlanRules.violation(runs, merge(1, INTO_RUN, 3, 2, 1))).isEmpty();
    assertThat(PlanRules.violation(runs, merge(1, INTO_RUN, 3, 1)))
        .hasValue("table 3 would pass table 2");
    assertThat(PlanRules.violation(runs, merge(1, INTO_RUN, 3, 2)))
        .hasValue("table 1 lies where outputs would");
  }

  @Test
  void neighbouringRunsMayBecomeOneInTheirPlace() {
    Levels runs = LevelsText.parse("L0: 4[a-z 1] | 3[a-c 1] | 2[b-d 1] | 1[c-f 1]");
    assertThat(PlanRules.violation(runs, merge(0, NEW_RUN, 3, 2))).isEmpty();
    assertThat(PlanRules.violation(runs, merge(0, NEW_RUN, 3, 1)))
        .hasValue("table 1 would pass table 2");
    assertThat(PlanRules.violation(runs, merge(1, NEW_RUN, 3, 2)))
        .hasValue("table 3 would pass table 1");
  }

  @Test
  void nothingOlderMayLieBeneathADroppedTable() {
    assertThat(PlanRules.violation(LEVELS, drop(3))).isEmpty();
    assertThat(PlanRules.violation(LEVELS, drop(4))).hasValue("table 4 would pass table 2");
    assertThat(PlanRules.violation(LEVELS, drop(9, 8))).hasValue("table 9 would pass table 5");
    assertThat(PlanRules.violation(LEVELS, drop(1))).isPresent();
  }

  @Test
  void levelsHaveNoGapAndPlansAReason() {
    assertThat(PlanRules.violation(LEVELS, move(4, INTO_RUN, 7))).hasValue("no level 4 after 3");
    assertThat(PlanRules.violation(LEVELS, move(-1, INTO_RUN, 7))).isPresent();
    Target target = new Target(1, INTO_RUN);
    assertThat(PlanRules.violation(LEVELS, new Move(list(7), target, " "))).hasValue("no reason");
    assertThat(PlanRules.violation(LEVELS, new Merge(list(7), target, 0, "test")))
        .hasValue("tables of no size");
  }

  private static CompactionPlan drop(long... tables) {
    return new Drop(list(tables), "test");
  }

  private static CompactionPlan merge(int level, Placement placement, long... tables) {
    return new Merge(list(tables), new Target(level, placement), 1, "test");
  }

  private static CompactionPlan move(int level, Placement placement, long... tables) {
    return new Move(list(tables), new Target(level, placement), "test");
  }

  private static List<Long> list(long... tables) {
    return LongStream.of(tables).boxed().toList();
  }
}
