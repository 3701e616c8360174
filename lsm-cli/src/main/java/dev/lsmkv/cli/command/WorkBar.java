package dev.lsmkv.cli.command;

import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Progress;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Draws the progress of work of the engine, once it has said how much there is. Thread: confined.
 */
final class WorkBar implements WorkProgress, AutoCloseable {

  private final Console console;
  private final String task;
  private @Nullable Progress bar;

  WorkBar(Console console, String task) {
    this.console = console;
    this.task = task;
  }

  @Override
  public void at(long done, long total) {
    Progress begun = bar;
    if (begun == null) {
      begun = Progress.begin(console, task, OptionalLong.of(total), Progress.Unit.BYTES);
      bar = begun;
    }
    begun.at(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
