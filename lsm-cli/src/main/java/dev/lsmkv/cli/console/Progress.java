package dev.lsmkv.cli.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long command is, drawn on standard error if that is a terminal and nowhere otherwise.
 * Thread: confined.
 */
public interface Progress extends AutoCloseable {

  /**
   * Says how far it is.
   *
   * @param position in the unit of the bar, from its start
   */
  void at(long position);

  /** Draws the last state and ends the line. */
  @Override
  void close();

  /**
   * Begins a bar.
   *
   * @param console where to draw it
   * @param task what is being done, in a word
   * @param total the position at the end, if known
   * @param unit what a position counts
   * @return a bar, to be closed
   */
  static Progress begin(Console console, String task, OptionalLong total, Unit unit) {
    if (!console.error().isTerminal()) {
      return new Silent();
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total.orElse(-1))
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(unit.label, unit.size)
            .setUpdateIntervalMillis(Bar.UPDATE_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(stream(console), Bar.COLUMNS))
            .showSpeed()
            .build();
    return new Bar(bar);
  }

  private static PrintStream stream(Console console) {
    return new PrintStream(console.error().stream(), true, StandardCharsets.UTF_8);
  }

  /** What positions count. */
  enum Unit {
    /** Entries. */
    ENTRIES(" entries", 1),
    /** Bytes, shown as MiB. */
    BYTES(" MiB", 1 << 20);

    private final String label;
    private final long size;

    Unit(String label, long size) {
      this.label = label;
      this.size = size;
    }
  }

  /** Draws nothing. */
  final class Silent implements Progress {

    private Silent() {}

    @Override
    public void at(long position) {}

    @Override
    public void close() {}
  }

  /** Draws a bar, from a thread of the library. */
  final class Bar implements Progress {

    private static final int COLUMNS = 100;
    private static final int UPDATE_MILLIS = 200;

    private final ProgressBar bar;

    private Bar(ProgressBar bar) {
      this.bar = bar;
    }

    @Override
    public void at(long position) {
      bar.stepTo(position);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
