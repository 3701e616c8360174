package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Drop;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Move;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.testkit.contract.CompactionStrategyContract;
import dev.lsmkv.testkit.contract.Suite;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of strategies notices each bug that is planted here. */
final class StrategyBugsTest {

  private static final Map<String, String> SETTINGS = new LeveledContractTest().settings();

  private record Planted(CompactionProvider provider, Map<String, String> settings)
      implements CompactionStrategyContract {}

  /** Requires that each of these tests of the contract fails; no others are run. */
  private static void assertFound(
      CompactionProvider provider, Map<String, String> settings, String... tests) {
    List<String> named = List.of(tests);
    assertThat(
            Suite.failures(
                CompactionStrategyContract.class,
                () -> new Planted(provider, settings),
                named::contains))
        .containsExactlyInAnyOrder(tests);
  }

  /** The same of {@code leveled} after it was spoilt. */
  private static void assertFound(UnaryOperator<CompactionStrategy> spoil, String... tests) {
    SpoiltStrategy.Maker maker = settings -> spoil.apply(new LeveledProvider().create(settings));
    assertFound(maker, SETTINGS, tests);
  }

  /** Another answer to the question what to do. */
  @FunctionalInterface
  private interface Planner {
    CompactionPlan plan(CompactionStrategy right, Levels levels);
  }

  private static void assertPlansFound(Planner planner, String... tests) {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public CompactionPlan plan(Levels levels) {
                return planner.plan(right, levels);
              }
            },
        tests);
  }

  @Test
  void nothingIsFoundInARightStrategy() {
    SpoiltStrategy.Maker maker =
        settings -> new SpoiltStrategy(new LeveledProvider().create(settings));
    assertThat(Suite.failures(CompactionStrategyContract.class, () -> new Planted(maker, SETTINGS)))
        .isEmpty();
  }

  @Test
  void tablesUnderWayTakenAgainAreFound() {
    assertPlansFound(
        (right, levels) ->
            right.plan(SpoiltStrategy.with(levels, TableState.BUSY, TableState.READY)),
        "everyPlanIsLegalAndEveryReadStaysRight",
        "emptyStoreAndOneAllBusyAreLeftAlone");
  }

  @Test
  void damagedTablesTakenAreFound() {
    assertPlansFound(
        (right, levels) ->
            right.plan(SpoiltStrategy.with(levels, TableState.DAMAGED, TableState.READY)),
        "damagedTablesStayAndNothingPassesThem");
  }

  @Test
  void anOverlappingTableLeftBehindIsFound() {
    assertPlansFound(
        (right, levels) ->
            SpoiltStrategy.changed(
                right.plan(levels),
                tables -> tables.subList(0, Math.max(1, tables.size() - 1)),
                UnaryOperator.identity()),
        "everyPlanIsLegalAndEveryReadStaysRight");
  }

  @Test
  void aNewerTableSunkBeneathAnOlderOneIsFound() {
    assertPlansFound(
        (right, levels) ->
            SpoiltStrategy.changed(
                right.plan(levels),
                UnaryOperator.identity(),
                target -> new Target(levels.deepest() + 1, target.placement())),
        "everyPlanIsLegalAndEveryReadStaysRight");
  }

  @Test
  void aTableMovedToAndFroIsFound() {
    assertPlansFound(StrategyBugsTest::toAndFro, "settledStoreIsWithinItsLimits");
  }

  /** Where there is nothing to do, a table moves down a level, where nothing else is. */
  private static CompactionPlan toAndFro(CompactionStrategy right, Levels levels) {
    CompactionPlan plan = right.plan(levels);
    List<TableInfo> last = levels.level(levels.deepest()).tables();
    return plan instanceof Idle && last.size() == 1 && last.getFirst().state() == TableState.READY
        ? new Move(
            List.of(last.getFirst().number()),
            new Target(levels.deepest() > 5 ? 1 : levels.deepest() + 1, Placement.INTO_RUN),
            "restless")
        : plan;
  }

  @Test
  void aLevelNeverEmptiedIsFound() {
    assertPlansFound(
        (right, levels) ->
            right.plan(levels) instanceof Merge(_, Target(int level, _), _, _) && level > 1
                ? new Idle()
                : right.plan(levels),
        "settledStoreIsWithinItsLimits");
  }

  @Test
  void tablesDroppedAboveOlderOnesAreFound() {
    assertPlansFound(
        (right, levels) ->
            right.plan(levels) instanceof Merge(List<Long> tables, _, _, _)
                ? new Drop(tables.subList(0, 1), "old enough")
                : right.plan(levels),
        "everyPlanIsLegalAndEveryReadStaysRight");
  }

  @Test
  void memoryOfEarlierPlansIsFound() {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              private final AtomicInteger plans = new AtomicInteger();

              @Override
              public CompactionPlan plan(Levels levels) {
                return plans.incrementAndGet() % 3 == 0 ? new Idle() : super.plan(levels);
              }
            },
        "sameLevelsGetTheSameAnswersWheneverAndFromWhateverThreadTheyCome");
  }

  @Test
  void levelsPutInAnotherOrderAreFound() {
    assertPlansFound(
        (right, levels) -> {
          levels.levels().sort(Comparator.comparingInt(level -> level.runs().size()));
          return right.plan(levels);
        },
        "everyPlanIsLegalAndEveryReadStaysRight");
  }

  @Test
  void writersStoppedForNothingAreFound() {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public double pressure(Levels levels) {
                return levels.level(0).runs().size() / 2.0;
              }
            },
        "nobodyWaitsForCompactionsThatWillNotCome",
        "writersAreNotStoppedWhileCompactionsComeInTime");
  }

  @Test
  void writersWhoAreNeverStoppedAreFound() {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public double pressure(Levels levels) {
                return Math.min(0.99, super.pressure(levels));
              }
            },
        "pressureGrowsWithWhatWaitsUntilItStopsWriters");
  }

  @Test
  void readersWhoStopOrHurryWritersAreFound() {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public double pressureWhileRead(Levels levels) {
                return 2 * super.pressureWhileRead(levels);
              }
            },
        "pressureGrowsWithWhatWaitsUntilItStopsWriters");
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public double pressureWhileRead(Levels levels) {
                return super.pressure(levels) / 2;
              }
            },
        "pressureGrowsWithWhatWaitsUntilItStopsWriters");
  }

  @Test
  void aLevelWithoutALimitIsFound() {
    assertFound(
        right ->
            new SpoiltStrategy(right) {
              @Override
              public List<LevelLimit> limits(Levels levels) {
                return super.limits(levels).subList(0, 2);
              }
            },
        "limitsAreThereForEveryLevel");
  }

  @Test
  void runsPiledUpForeverAreFound() {
    SpoiltStrategy.Maker maker =
        settings ->
            new SpoiltStrategy(new TieredProvider().create(settings)) {
              @Override
              public CompactionPlan plan(Levels levels) {
                CompactionPlan plan = super.plan(new Levels(levels.levels().subList(0, 1)));
                return SpoiltStrategy.changed(
                    plan, UnaryOperator.identity(), _ -> new Target(1, Placement.NEW_RUN));
              }

              @Override
              public double pressure(Levels levels) {
                return super.pressure(new Levels(List.of(levels.level(0))));
              }
            };
    assertFound(
        maker,
        new TieredContractTest().settings(),
        "overwrittenEntriesGoAway",
        "tombstonesGoAwayWithWhatTheyDelete");
  }

  @Test
  void aSettingReadTooLateIsFound() {
    SpoiltStrategy.Maker maker =
        settings ->
            new SpoiltStrategy(new LeveledProvider().create(settings)) {
              @Override
              public CompactionPlan plan(Levels levels) {
                return settings.has("late") ? new Idle() : super.plan(levels);
              }
            };
    assertFound(maker, SETTINGS, "settingsAreReadWhenTheStrategyIsMadeAndNoLater");
  }

  @Test
  void aValueThatIsIgnoredIsFound() {
    SpoiltStrategy.Maker maker =
        settings -> {
          CompactionStrategy right = new LeveledProvider().create(settings);
          try {
            settings.integer("jobs", 1, new LongRange(1, 8));
          } catch (IllegalArgumentException _) {
            return right;
          }
          return right;
        };
    assertFound(maker, SETTINGS, "everyValueAllowedIsTakenOrRefusedAndEveryOtherRefused");
  }

  @Test
  void aFieldSharedByThreadsIsFound() {
    assertFound(
        SharedField::new, "sameLevelsGetTheSameAnswersWheneverAndFromWhateverThreadTheyCome");
  }

  /**
   * Keeps what it was asked in a field. Where threads other than the test's ask, two of them always
   * do at the same time.
   */
  private static final class SharedField extends SpoiltStrategy {

    private final Thread alone = Thread.currentThread();
    private final CyclicBarrier both = new CyclicBarrier(2);
    private volatile Levels asked = new Levels(List.of());

    SharedField(CompactionStrategy right) {
      super(right);
    }

    @Override
    public CompactionPlan plan(Levels levels) {
      asked = levels;
      if (Thread.currentThread() != alone) {
        meet();
      }
      return super.plan(asked);
    }

    private void meet() {
      try {
        both.await(1, TimeUnit.SECONDS);
      } catch (TimeoutException | BrokenBarrierException _) {
        // the others are done
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
