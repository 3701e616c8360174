package dev.lsmkv.core.salvage;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.RepairReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The report of a repair, as it is kept beside the new store. */
final class RepairText {

  private RepairText() {}

  static List<String> lines(Path source, RepairReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Repair of the store " + source);
    lines.add("");
    lines.add(report.entries() + " entries were copied.");
    lines.add(
        report.uncertain()
            + " entries are uncertain, since something newer may be lost. They were left out, and are in "
            + report.listing().getFileName()
            + ", which 'lsm import' can read.");
    lines.add("");
    lines.add(
        report.lost().isEmpty()
            ? "No damage was found."
            : "Damaged places, and the keys that may lie in them, in hex, the last excluded:");
    for (Damage damage : report.lost()) {
      lines.add("  " + damage.file() + " at byte " + damage.offset());
      lines.add("      expected " + damage.expected() + "; found " + damage.actual());
      damage.keys().ifPresent(keys -> lines.add("      keys " + keys(keys)));
    }
    if (!report.notes().isEmpty()) {
      lines.add("");
      lines.add("Besides:");
      report.notes().forEach(note -> lines.add("  " + note));
    }
    return lines;
  }

  private static String keys(KeyRange keys) {
    return bound(keys.first()) + " to " + bound(keys.endExclusive());
  }

  private static String bound(Optional<byte[]> key) {
    return key.map(HexFormat.of()::formatHex).orElse("any");
  }
}
