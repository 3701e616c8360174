package dev.lsmkv.bench;

import dev.lsmkv.bench.report.Results;
import dev.lsmkv.bench.run.StepWatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the standard error: a step for each JVM. */
final class StepBar implements StepWatcher, AutoCloseable {

  private static final int UPDATE_MILLIS = 500;

  private final List<String> failures = new ArrayList<>();
  private final Consumer<Results> keeper;
  private final ProgressBar bar;

  StepBar(int steps, Consumer<Results> keeper) {
    this.keeper = keeper;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("bench")
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build();
  }

  @Override
  public void begins(String engine, List<String> workloads) {
    bar.setExtraMessage(engine + " " + String.join(" ", workloads));
  }

  @Override
  public void fails(String engine, String message) {
    failures.add(message);
    bar.setExtraMessage(engine + " failed");
  }

  /** What failed, in order. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void ends() {
    bar.step();
  }

  @Override
  public void measured(Results soFar) {
    keeper.accept(soFar);
  }

  @Override
  public void close() {
    bar.close();
  }
}
