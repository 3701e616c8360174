package dev.lsmkv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, limits and copies of the options. */
final class StoreOptionsTest {

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    StoreOptions options = StoreOptions.defaults();
    assertThat(options.durability()).isEqualTo(Durability.SYNC);
    assertThat(options.memTableBytes()).isEqualTo(67_108_864);
    assertThat(options.memTableEntries()).isEqualTo(Long.MAX_VALUE);
    assertThat(options.immutableMemTables()).isEqualTo(4);
    assertThat(options.flushThreads()).isEqualTo(2);
    assertThat(options.compactionThreads()).isEqualTo(1);
    assertThat(options.blockCacheBytes()).isEqualTo(268_435_456);
    assertThat(options.valueBytesMax()).isEqualTo(67_108_864);
    assertThat(options.compressedFromLevel()).isEqualTo(2);
    for (Role role : Role.values()) {
      assertThat(options.provider(role)).isEmpty();
      assertThat(options.settings(role)).isEmpty();
    }
    assertThat(StoreOptions.defaults()).isSameAs(options);
  }

  private static StoreOptions.Builder allSet() {
    return StoreOptions.builder()
        .durability(Durability.NONE)
        .memTableBytes(1)
        .memTableEntries(2)
        .immutableMemTables(3)
        .flushThreads(4)
        .compactionThreads(5)
        .blockCacheBytes(6)
        .valueBytesMax(7)
        .compressedFromLevel(8)
        .provider(Role.FILTER, "none")
        .setting(Role.COMPACTION, "level-ratio", "4")
        .setting(Role.COMPACTION, "l0-tables", "1");
  }

  @Test
  void whatIsSetIsThere() {
    StoreOptions options = allSet().build();
    assertThat(options.durability()).isEqualTo(Durability.NONE);
    assertThat(options.memTableBytes()).isEqualTo(1);
    assertThat(options.memTableEntries()).isEqualTo(2);
    assertThat(options.immutableMemTables()).isEqualTo(3);
    assertThat(options.flushThreads()).isEqualTo(4);
    assertThat(options.compactionThreads()).isEqualTo(5);
    assertThat(options.blockCacheBytes()).isEqualTo(6);
    assertThat(options.valueBytesMax()).isEqualTo(7);
    assertThat(options.compressedFromLevel()).isEqualTo(8);
    assertThat(options.provider(Role.FILTER)).hasValue("none");
    assertThat(options.provider(Role.WAL)).isEmpty();
    assertThat(options.settings(Role.COMPACTION))
        .isEqualTo(Map.of("level-ratio", "4", "l0-tables", "1"));
    assertThat(options.settings(Role.FILTER)).isEmpty();
  }

  @Test
  void toBuilderKeepsEverything() {
    StoreOptions options = allSet().build();
    assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
    assertThat(StoreOptions.defaults().toBuilder().build())
        .usingRecursiveComparison()
        .isEqualTo(StoreOptions.defaults());
  }

  @Test
  void everyFieldTakesPartInTheComparisonAbove() {
    assertThat(allSet().build())
        .usingRecursiveComparison()
        .isNotEqualTo(allSet().compressedFromLevel(9).build());
    assertThat(allSet().build())
        .usingRecursiveComparison()
        .isNotEqualTo(allSet().setting(Role.WAL, "name", "value").build());
  }

  @Test
  void optionsDoNotChangeWithTheirBuilder() {
    StoreOptions.Builder builder = allSet();
    StoreOptions options = builder.build();
    builder.memTableBytes(99).provider(Role.WAL, "channel").setting(Role.COMPACTION, "x", "y");
    options.toBuilder().setting(Role.COMPACTION, "z", "y").provider(Role.WAL, "z").build();
    assertThat(options).usingRecursiveComparison().isEqualTo(allSet().build());
    assertThatThrownBy(() -> options.settings(Role.COMPACTION).put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theLastOfSeveralValuesWins() {
    StoreOptions options =
        allSet().provider(Role.FILTER, "bloom").setting(Role.COMPACTION, "l0-tables", "2").build();
    assertThat(options.provider(Role.FILTER)).hasValue("bloom");
    assertThat(options.settings(Role.COMPACTION)).containsEntry("l0-tables", "2");
  }

  private static Arguments refused(Consumer<StoreOptions.Builder> change, String message) {
    return Arguments.of(change, message);
  }

  static List<Arguments> badValues() {
    return List.of(
        refused(b -> b.memTableBytes(0), "memTableBytes is 0; it must be from 1 to 2147483648."),
        refused(
            b -> b.memTableBytes((2L << 30) + 1),
            "memTableBytes is 2147483649; it must be from 1 to 2147483648."),
        refused(b -> b.memTableEntries(0), "memTableEntries is 0; it must be from 1 up."),
        refused(b -> b.immutableMemTables(0), "immutableMemTables is 0; it must be from 1 to 64."),
        refused(
            b -> b.immutableMemTables(65), "immutableMemTables is 65; it must be from 1 to 64."),
        refused(b -> b.flushThreads(0), "flushThreads is 0; it must be from 1 to 64."),
        refused(b -> b.flushThreads(65), "flushThreads is 65; it must be from 1 to 64."),
        refused(b -> b.compactionThreads(-1), "compactionThreads is -1; it must be from 1 to 64."),
        refused(b -> b.compactionThreads(65), "compactionThreads is 65; it must be from 1 to 64."),
        refused(b -> b.blockCacheBytes(-1), "blockCacheBytes is -1; it must be from 0 up."),
        refused(b -> b.valueBytesMax(0), "valueBytesMax is 0; it must be from 1 to 1073741824."),
        refused(
            b -> b.valueBytesMax((1 << 30) + 1),
            "valueBytesMax is 1073741825; it must be from 1 to 1073741824."),
        refused(
            b -> b.compressedFromLevel(-1),
            "compressedFromLevel is -1; it must be from 0 to 2147483647."));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void badValuesAreRefusedAtOnce(Consumer<StoreOptions.Builder> change, String message) {
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> change.accept(StoreOptions.builder()))
        .withMessage(message);
  }

  @Test
  void theValuesAtTheLimitsAreAllowed() {
    StoreOptions options =
        StoreOptions.builder()
            .memTableBytes(2L << 30)
            .immutableMemTables(64)
            .flushThreads(64)
            .compactionThreads(64)
            .blockCacheBytes(0)
            .valueBytesMax(1 << 30)
            .compressedFromLevel(Integer.MAX_VALUE)
            .build();
    assertThat(options.memTableBytes()).isEqualTo(2L << 30);
    assertThat(options.valueBytesMax()).isEqualTo(1 << 30);
    assertThat(options.blockCacheBytes()).isZero();
  }

  @Test
  void nullIsRefused() {
    StoreOptions.Builder builder = StoreOptions.builder();
    assertThatNullPointerException().isThrownBy(() -> builder.durability(null));
    assertThatNullPointerException().isThrownBy(() -> builder.provider(null, "none"));
    assertThatNullPointerException().isThrownBy(() -> builder.provider(Role.FILTER, null));
    assertThatNullPointerException().isThrownBy(() -> builder.setting(null, "a", "b"));
    assertThatNullPointerException().isThrownBy(() -> builder.setting(Role.WAL, null, "b"));
    assertThatNullPointerException().isThrownBy(() -> builder.setting(Role.WAL, "a", null));
  }
}
