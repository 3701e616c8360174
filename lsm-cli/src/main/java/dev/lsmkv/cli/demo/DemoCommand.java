package dev.lsmkv.cli.demo;

import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Console;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code demo}: the tour in twelve phases. */
@Command(
    name = "demo",
    description = "A tour of a store in twelve phases, on a real one in a temporary directory.")
public final class DemoCommand implements Callable<Integer> {

  private static final List<Phase> PHASES =
      List.of(
          new SetupPhase(),
          new DirectoryPhase(),
          new TablePhase(),
          new ReadingPhase(),
          new UpdatesPhase(),
          new FlushPhase(),
          new CompactionPhase(),
          new AnatomyPhase(),
          new KillPhase(),
          new ThreadsPhase(),
          new StatisticsPhase(),
          new TreePhase());

  @Option(names = "--no-pause", description = "Does not wait for Enter after each phase.")
  private boolean isWithoutPause;

  private final Console console;
  private final OpenedStores stores;

  /**
   * The command.
   *
   * @param console what it talks through
   * @param stores opens its stores
   */
  public DemoCommand(Console console, OpenedStores stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() throws IOException {
    try (TemporaryDirectory temporary = new TemporaryDirectory("lsm-demo")) {
      try (Tour tour = new Tour(temporary.path(), stores, console.out())) {
        walk(tour);
      }
      console.out().line("");
      console.out().line("The store is closed, and " + temporary.path() + " is removed again.");
    }
    return ExitCode.OK;
  }

  private void walk(Tour tour) throws IOException {
    int number = 1;
    for (Phase phase : PHASES) {
      console.out().line("");
      console.out().line(heading(number++, phase));
      phase.run(tour);
      console.flush();
      pause();
    }
  }

  private String heading(int number, Phase phase) {
    String text = "=== " + number + " of " + PHASES.size() + ": " + phase.title();
    return console.out().isTerminal() ? Ansi.AUTO.string("@|bold " + text + "|@") : text;
  }

  /** Waits for Enter, if there is somebody to press it. */
  private void pause() throws IOException {
    if (isWithoutPause || !console.isInteractive()) {
      return;
    }
    console.out().text("  [Enter goes on] ");
    console.out().flush();
    int typed;
    do {
      typed = console.input().read();
    } while (typed >= 0 && typed != '\n');
  }
}
