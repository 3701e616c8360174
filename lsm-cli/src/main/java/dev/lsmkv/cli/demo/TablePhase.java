package dev.lsmkv.cli.demo;

import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** The files of one table: each belongs to the part that wrote it. */
final class TablePhase implements Phase {

  private static final int HEADER_BYTES = 24;
  private static final String PROPERTIES = "table.json";

  @Override
  public String title() {
    return "Inside a table";
  }

  @Override
  public void run(Tour tour) throws IOException {
    List<Path> tables = FileTree.children(tour.storeDirectory().resolve("sstables"));
    if (tables.isEmpty()) {
      tour.say("No table is there just now.");
      return;
    }
    Path table = tables.getFirst();
    tour.say(table.getFileName() + " has these component files; here is how each begins:");
    for (Path file : FileTree.children(table)) {
      tour.figure(file.getFileName() + ", " + Units.bytes(FileTree.bytes(file)), beginning(file));
    }
    Path properties = table.resolve(PROPERTIES);
    if (Files.exists(properties)) {
      tour.say(PROPERTIES + " says what is in it:");
      tour.lines(Files.readAllLines(properties));
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(HEADER_BYTES);
      boolean isText = file.toString().endsWith(".json");
      return isText ? "(text)" : HexFormat.ofDelimiter(" ").formatHex(header);
    }
  }
}
