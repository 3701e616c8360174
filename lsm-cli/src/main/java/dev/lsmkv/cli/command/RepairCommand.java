package dev.lsmkv.cli.command;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.print.DamageText;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code repair DIR --to NEW}: has the engine copy what is sound of a store into a new one, and
 * says what was lost.
 */
@Command(
    name = "repair",
    description =
        "Copies what is sound of a damaged store into a new one; exit code 1 if something was lost.",
    footer = {
      "",
      "The damaged store is left as it is.",
      "An entry is left out, and listed in NEW/lost/uncertain.jsonl, if something newer may be lost: a repair never"
          + " brings back an old value. NEW/lost/repair.txt says what was lost.",
      "Exit code 0: nothing was lost; 1: something was; 2: it could not be repaired."
    })
final class RepairCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NEW",
      description = "The directory of the new store, empty or missing.")
  private Path target = Path.of("");

  private final Session session;

  RepairCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RepairReport report;
    try (WorkBar bar = new WorkBar(session.console(), "repair")) {
      report =
          session
              .stores()
              .builder(directory.path())
              .repairTo(session.stores().resolve(target), bar);
    }
    Output out = session.console().out();
    for (String note : report.notes()) {
      out.line("note: " + Escapes.of(note));
    }
    for (Damage damage : report.lost()) {
      for (String line : DamageText.lines(damage)) {
        out.line(line);
      }
    }
    out.line(Units.count(report.entries(), "entry", "entries") + " copied");
    if (report.isComplete()) {
      out.line("nothing was lost");
      return ExitCode.OK;
    }
    out.line(
        "DAMAGED: "
            + Units.count(report.lost().size(), "damaged place", "damaged places")
            + "; "
            + Units.count(report.uncertain(), "uncertain entry", "uncertain entries")
            + " left out, see "
            + Escapes.of(report.listing().toString()));
    out.line("all this is in " + Escapes.of(report.report().toString()));
    return ExitCode.ABSENT_OR_DAMAGED;
  }
}
