package dev.lsmkv.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.Engines;
import dev.lsmkv.bench.measure.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every workload, small, on the engines of this module: each checks what it reads itself. */
class WorkloadsTest {

  private static final Scale SMALL =
      new Scale(300, 5_000_000, 7, new Scale.Rates(1000, 1000, 1000));

  static Stream<Arguments> groupsOnEngines() {
    return Workloads.groups(Workloads.all()).stream()
        .flatMap(group ->
            Stream.of("lsmkv", "skiplist").map(engine -> Arguments.of(names(group), engine)));
  }

  private static List<String> names(List<Workload> group) {
    return group.stream().map(Workload::name).toList();
  }

  @ParameterizedTest
  @MethodSource("groupsOnEngines")
  void everyWorkloadReadsWhatItWroteAndTellsItsRate(
      List<String> names, String engine, @TempDir Path directory) throws IOException {
    Map<String, Double> rates = new HashMap<>();
    FigureSink sink =
        (row, figure, value) -> {
          if (figure.equals(Measurement.RATE)) {
            rates.put(row, value);
          }
        };
    new GroupRun(Engines.named(engine), Compression.LZ4, SMALL, sink)
        .run(Workloads.named(names), directory);
    assertThat(rates.keySet()).containsAll(measured(names, engine));
    assertThat(rates.values()).allMatch(rate -> rate > 0);
  }

  /** What keeps no files is not opened again. */
  private static List<String> measured(List<String> names, String engine) {
    boolean isStored = Engines.named(engine).isStored();
    return names.stream().filter(name -> isStored || !name.equals("open")).toList();
  }

  @Test
  void filledStoreIsOpenedAgainByAFreshRun(@TempDir Path directory) throws IOException {
    Map<String, Double> figures = new HashMap<>();
    FigureSink sink = (row, figure, value) -> figures.put(row + " " + figure, value);
    EngineProvider provider = Engines.named("lsmkv");
    new GroupRun(provider, Compression.LZ4, SMALL, sink)
        .run(Workloads.named(List.of("open")), directory);
    new FreshOpen(provider, Compression.LZ4, SMALL, sink).run(directory);
    assertThat(figures)
        .containsKeys("open p50-us", "open-without-read p50-us", "open-fresh-jvm open-ms");
  }

  @Test
  void whatAnEngineLacksLeavesARowEmpty(@TempDir Path directory) throws IOException {
    List<String> rows = new ArrayList<>();
    new GroupRun(
            new OneWayProvider(), Compression.NONE, SMALL, (row, figure, value) -> rows.add(row))
        .run(Workloads.named(List.of("readseq", "readreverse")), directory);
    assertThat(rows).contains("readseq").doesNotContain("readreverse");
  }

  @Test
  void wrongValueEndsTheRun(@TempDir Path directory) {
    GroupRun run =
        new GroupRun(new ForgetfulProvider(), Compression.NONE, SMALL, (row, figure, value) -> {});
    assertThatThrownBy(() -> run.run(Workloads.named(List.of("readrandom")), directory))
        .hasStackTraceContaining("WrongAnswerException");
    assertThatThrownBy(() -> run.run(Workloads.named(List.of("fillseq")), directory))
        .isInstanceOf(WrongAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overwrite", "readwhilewriting", "ycsb-a", "ycsb-f"})
  void updateThatIsLostEndsTheRun(String workload, @TempDir Path directory) {
    GroupRun run =
        new GroupRun(new StubbornProvider(), Compression.NONE, SMALL, (row, figure, value) -> {});
    assertThatThrownBy(() -> run.run(Workloads.named(List.of(workload)), directory))
        .hasStackTraceContaining("WrongAnswerException")
        .hasStackTraceContaining("has version");
  }

  @Test
  void unknownWorkloadIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Workloads.named(List.of("fillsec")))
        .hasMessageContaining("fillsec")
        .hasMessageContaining("fillseq");
  }

  @Test
  void workloadsThatOnlyReadShareOneStoreAndThoseThatWriteHaveTheirOwn() {
    List<Workload> some =
        Workloads.named(
            List.of("readseq", "readrandom", "fillseq", "overwrite", "readwhilewriting"));
    assertThat(Workloads.groups(some).stream().map(WorkloadsTest::names))
        .containsExactly(
            List.of("fillseq"),
            List.of("overwrite"),
            List.of("readrandom", "readseq"),
            List.of("readwhilewriting"));
  }

  @Test
  void sharesOfYcsbMakeAHundred() {
    assertThat(Ycsb.values()).allMatch(each -> each.sum() == 100);
  }
}
