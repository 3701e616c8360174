package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.background.Compactor;
import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionPlan.Idle;
import dev.lsmkv.spi.compaction.CompactionPlan.Merge;
import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table that a reader finds damaged while its compaction is planned is nobody's mistake. */
@Timeout(60)
final class OvertakenPlanTest {

  private final TestStore disk = new TestStore();
  private final Merging strategy = new Merging();
  private final StoreOptions options =
      StoreOptions.builder().provider(Role.COMPACTION, strategy.id()).build();

  /** Once it is told to, merges all tables it may, or also those it must not. */
  private static final class Merging extends IdleStrategy {

    private final List<List<TableState>> shown = new CopyOnWriteArrayList<>();
    private final Semaphore plans = new Semaphore(0);
    private volatile boolean begun;
    private volatile boolean wrong;
    private volatile Runnable meanwhile = () -> {};

    @Override
    public CompactionPlan plan(Levels levels) {
      List<TableInfo> tables = levels.level(0).tables();
      if (!begun || (wrong && tables.stream().noneMatch(Merging::isDamaged))) {
        return new Idle(); // a plan that began before the damage was met is overtaken, not wrong
      }
      shown.add(tables.stream().map(TableInfo::state).toList());
      plans.release();
      meanwhile.run();
      List<Long> chosen =
          tables.stream()
              .filter(table -> wrong || table.state() == TableState.READY)
              .map(TableInfo::number)
              .toList();
      return chosen.size() == tables.size() && !chosen.isEmpty()
          ? new Merge(chosen, new Target(1, Placement.INTO_RUN), 1 << 20, "asked for by the test")
          : new Idle();
    }

    private static boolean isDamaged(TableInfo table) {
      return table.state() == TableState.DAMAGED;
    }
  }

  /** Two tables, the first of which is damaged. */
  @BeforeEach
  void makeTables() {
    try (LsmStore store = open()) {
      store.put(bytes("damaged"), new byte[100]);
      store.flush();
      disk.damage(disk.files("data.rows").getFirst(), 150);
      store.put(bytes("sound"), new byte[100]);
    }
    assertThat(disk.files("data.rows")).hasSize(2);
  }

  private LsmStore open() {
    return disk.builder().options(options).with(strategy).open();
  }

  private static void meetDamage(LsmStore store) {
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> store.get(bytes("damaged")));
  }

  @Test
  void aPlanThatDamageOvertakesIsMadeAgainWithoutAWord() throws InterruptedException {
    try (CapturedLog log = new CapturedLog(Compactor.class);
        LsmStore store = open()) {
      strategy.meanwhile = () -> meetDamage(store);
      strategy.begun = true;
      store.put(bytes("k"), bytes("v"));
      store.flush();
      strategy.plans.acquire(2);
      assertThat(strategy.shown.get(0)).isNotEmpty().containsOnly(TableState.READY);
      assertThat(strategy.shown.get(1)).contains(TableState.DAMAGED, TableState.READY);
      assertThat(store.stats().compactions().last()).isEmpty();
      assertThat(log.lines()).hasSize(1).allMatch(line -> line.startsWith("FINE "));
    }
  }

  @Test
  void aPlanWithATableThatWasShownAsDamagedIsAMistakeOfTheStrategy() throws InterruptedException {
    Semaphore told = new Semaphore(0);
    try (CapturedLog log = new CapturedLog(Compactor.class, line -> told.release());
        LsmStore store = open()) {
      meetDamage(store);
      strategy.wrong = true;
      strategy.begun = true;
      store.put(bytes("k"), bytes("v"));
      store.flush();
      told.acquire();
      assertThat(store.stats().compactions().last().orElseThrow())
          .contains("wrong plan", "busy or damaged");
      assertThat(store.get(bytes("sound"))).isPresent();
      strategy.begun = false;
      assertThat(log.lines()).allMatch(line -> line.startsWith("SEVERE No compaction could be"));
    }
  }
}
