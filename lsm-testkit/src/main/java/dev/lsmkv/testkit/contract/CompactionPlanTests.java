package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.testkit.compaction.SimLoad;
import dev.lsmkv.testkit.compaction.SimLoad.Damage;
import dev.lsmkv.testkit.compaction.SimStore;
import dev.lsmkv.testkit.compaction.SimTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The tests of what a strategy plans: it must be allowed, and depend on the levels alone. */
interface CompactionPlanTests extends CompactionFixture {

  @Test
  default void everyPlanIsLegalAndEveryReadStaysRight() throws IOException {
    for (Random random : CompactionFixture.randoms()) {
      SimStore store = new SimStore();
      CompactionStrategy strategy = strategy();
      new SimLoad(store, random).run(strategy, STEPS, Damage.NONE);
      store.settle(strategy);
      store.checkReads();
    }
  }

  @Test
  default void damagedTablesStayAndNothingPassesThem() throws IOException {
    for (Random random : CompactionFixture.randoms()) {
      SimStore store = new SimStore();
      CompactionStrategy strategy = strategy();
      new SimLoad(store, random).run(strategy, STEPS, Damage.SOME);
      store.settle(strategy);
      store.checkReads();
    }
  }

  @Test
  default void storeOfAnyOtherStrategyIsTakenOver() throws IOException {
    for (Random random : CompactionFixture.randoms()) {
      SimStore store = new SimStore();
      CompactionStrategy strategy = strategy();
      CompactionStrategy other = new WanderingStrategy(random, 2 + random.nextInt(5));
      SimLoad load = new SimLoad(store, random);
      load.run(other, STEPS / 3, random.nextBoolean() ? Damage.NONE : Damage.SOME);
      load.run(strategy, STEPS / 3, Damage.NONE);
      store.settle(strategy);
      store.checkReads();
    }
  }

  @Test
  default void sameLevelsGetTheSameAnswersWheneverAndFromWhateverThreadTheyCome() throws Exception {
    List<Levels> seen = new ArrayList<>();
    List<CompactionAnswers> answers = new ArrayList<>();
    SimStore store = new SimStore();
    CompactionStrategy strategy = strategy();
    Random random = new Random(1);
    for (int step = 0; step < 60; step++) {
      Levels levels = store.levels();
      seen.add(levels);
      answers.add(CompactionAnswers.of(strategy, levels));
      new SimLoad(store, random).run(strategy, 5, Damage.NONE);
    }
    List<Callable<Boolean>> threads = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int begin = thread * seen.size() / 4; // each somewhere else, so that every mix-up shows
      threads.add(() -> {
        for (int i = 0; i < seen.size(); i++) {
          int at = Math.floorMod(begin - i, seen.size());
          assertEquals(answers.get(at), CompactionAnswers.of(strategy, seen.get(at)));
        }
        return true;
      });
    }
    assertTrue(threads.getFirst().call());
    assertEquals(4, Together.run(threads).size());
    CompactionStrategy other = strategy();
    for (int i = 0; i < seen.size(); i++) {
      assertEquals(answers.get(i), CompactionAnswers.of(other, seen.get(i)), "of another");
    }
  }

  @Test
  default void emptyStoreAndOneAllBusyAreLeftAlone() throws IOException {
    CompactionStrategy strategy = strategy();
    assertEquals(new Idle(), strategy.plan(new Levels(List.of())));
    SimStore store = new SimStore();
    assertEquals(new Idle(), strategy.plan(store.levels()));
    new SimLoad(store, new Random(2))
        .run(new WanderingStrategy(new Random(2), 4), STEPS, Damage.NONE);
    for (SimTable table : store.tables()) {
      store.mark(table.number(), TableState.BUSY);
    }
    assertEquals(new Idle(), strategy.plan(store.levels()));
  }
}
