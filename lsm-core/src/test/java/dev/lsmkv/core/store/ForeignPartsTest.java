package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.LevelLimit;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that keep their contracts in ways that those of lsm-kv do not. */
final class ForeignPartsTest {

  private final TestStore disk = new TestStore();

  /** A filter that excludes nothing, of a part with a wide setting, which may not work. */
  private static final class Wide implements FilterProvider, FilterFormat {

    private final boolean works;

    Wide(boolean works) {
      this.works = works;
    }

    @Override
    public String id() {
      return "test.wide";
    }

    @Override
    public FilterFormat create(Settings settings) throws IOException {
      settings.integer("bits-per-key", 1, new Settings.LongRange(1, 1_000_000));
      if (!works) {
        throw new IOException("planted: a library is missing");
      }
      return this;
    }

    @Override
    public long hash(byte[] bytes, int offset, int length) {
      return 0;
    }

    @Override
    public byte[] build(long[] hashes, int count) {
      return new byte[1];
    }

    @Override
    public Filter open(MemorySegment encoded) {
      return _ -> true;
    }
  }

  private LsmStore open(StoreOptions.Builder options, FilterProvider filter) {
    return disk.builder().options(options.build()).with(filter).open();
  }

  private static void write(LsmStore store, String key) {
    store.put(bytes(key), bytes("v"));
    store.flush();
  }

  @Test
  void settingsOfTheChosenPartAreNotGivenToTheOneThatWroteTheTables() {
    try (LsmStore store = disk.open()) {
      write(store, "k");
    }
    StoreOptions.Builder wide =
        TestStore.small()
            .provider(Role.FILTER, "test.wide")
            .setting(Role.FILTER, "bits-per-key", "1000"); // "bloom" allows 64
    try (CapturedLog log = new CapturedLog(TableOpener.class);
        LsmStore store = open(wide, new Wide(true))) {
      write(store, "l");
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(store.get(bytes("l"))).hasValue(bytes("v"));
      assertThat(log.lines()).isEmpty(); // the filter of the first table is used
    }
  }

  @Test
  void tablesAreReadWithoutAFilterThatDoesNotWorkHere() {
    StoreOptions.Builder wide = TestStore.small().provider(Role.FILTER, "test.wide");
    try (LsmStore store = open(wide, new Wide(true))) {
      write(store, "k");
    }
    try (CapturedLog log = new CapturedLog(TableOpener.class);
        LsmStore store = open(TestStore.small(), new Wide(false))) {
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
      assertThat(store.get(bytes("j"))).isEmpty();
      assertThat(log.lines()).singleElement().asString().contains("'test.wide'");
    }
  }

  @Test
  void aStrategyNeedNotLimitLevelsThatAreNotThere() {
    IdleStrategy unlimited =
        new IdleStrategy() {
          @Override
          public List<LevelLimit> limits(Levels levels) {
            return super.limits(levels).subList(0, Math.min(1, levels.levels().size()));
          }
        };
    StoreOptions options = StoreOptions.builder().provider(Role.COMPACTION, unlimited.id()).build();
    try (LsmStore store = disk.builder().options(options).with(unlimited).open()) {
      assertThat(store.stats().levels()).allMatch(level -> level.tables() == 0);
      write(store, "k");
      assertThat(store.get(bytes("k"))).hasValue(bytes("v"));
    }
  }

  @Test
  void anIdThatNoFileHasRoomForIsRefused() {
    String id = "v".repeat(40) + "." + "p".repeat(40);
    IdleStrategy named =
        new IdleStrategy() {
          @Override
          public String id() {
            return id;
          }
        };
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> disk.builder().with(named).open())
        .withMessageContaining(id)
        .withMessageContaining("80 characters");
    assertThat(disk.disk().files()).isEmpty();
  }
}
