package dev.lsmkv.cli.command;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.Damage;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.print.DamageText;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code check DIR}: has the engine verify every checksum, order and count in the files, without
 * opening the store, and lists what is damaged by file and offset.
 *
 * <p>It does not look at what recovery set aside. What a crash left unfinished is no damage, and
 * only mentioned.
 */
@Command(
    name = "check",
    description =
        "Verifies all files of a store, without opening it; exit code 1 if there is damage.",
    footer = {
      "",
      "Every checksum, order and count is compared. No lock is taken and nothing is written, so a store can be checked"
          + " that is in use, or cannot be opened. Exit code 0: all is sound; 1: there is damage, listed by file and"
          + " offset; 2: it could not be checked."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private final StoreDirectory directory = new StoreDirectory();

  private final Session session;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    CheckReport report;
    try (WorkBar bar = new WorkBar(session.console(), "check")) {
      report = session.stores().builder(directory.path()).check(bar);
    }
    Output out = session.console().out();
    for (String note : report.notes()) {
      out.line("note: " + Escapes.of(note));
    }
    for (Damage damage : report.damage()) {
      for (String line : DamageText.lines(damage)) {
        out.line(line);
      }
    }
    if (report.isSound()) {
      out.line("no damage: " + volume(report.volume()));
      return ExitCode.OK;
    }
    out.line(
        "DAMAGED: "
            + Units.count(report.damage().size(), "place", "places")
            + " found; "
            + volume(report.volume()));
    return ExitCode.ABSENT_OR_DAMAGED;
  }

  private static String volume(CheckReport.Volume volume) {
    return Units.count(volume.tables(), "table", "tables")
        + " with "
        + Units.count(volume.entries(), "entry", "entries")
        + " and "
        + Units.count(volume.records(), "log record", "log records")
        + " read";
  }
}
