package dev.lsmkv.cli.command;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.print.StatsJson;
import dev.lsmkv.cli.print.StatsText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stats DIR}: prints the statistics. */
@Command(
    name = "stats",
    description = "Prints the statistics; counters count from the open of the store.")
final class StatsCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean isJson;

  private final Session session;

  StatsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return session.read(directory.path(), store -> print(store.stats()));
  }

  private int print(StoreStats stats) throws IOException {
    Output out = session.console().out();
    if (isJson) {
      out.line(StatsJson.text(stats));
      return ExitCode.OK;
    }
    for (String line : StatsText.lines(stats)) {
      out.line(line);
    }
    return ExitCode.OK;
  }
}
