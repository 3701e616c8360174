package dev.lsmkv.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The files of one table: each belongs to the part that wrote it. */
final class TablePhase implements Phase {

  private static final int MAGIC_BYTES = 8;
  private static final int HEADER_BYTES = 16;

  @Override
  public String title() {
    return "Inside a table";
  }

  @Override
  public void run(Tour tour) throws IOException {
    Path table = TableFiles.settled(tour).getFirst();
    JsonNode properties = TableFiles.properties(table);
    tour.say("A table is sorted and never changes. " + table.getFileName() + " holds:");
    tour.figure("entries", properties.path("entries").longValue());
    tour.figure("of them tombstones", properties.path("tombstones").longValue());
    tour.figure("first key", key(properties.path("first")));
    tour.figure("last key", key(properties.path("last")));
    tour.figure(
        "sequence numbers",
        Units.count(properties.path("minSequence").longValue())
            + " to "
            + Units.count(properties.path("maxSequence").longValue()));
    tour.say("Its files, each written by the part that its name ends with:");
    for (JsonNode component : properties.path("components")) {
      tour.figure(
          component.path("file").textValue(),
          Units.bytes(component.path("bytes").longValue())
              + ", CRC32C "
              + component.path("crc32c").textValue());
    }
    tour.figure("compression", properties.path("compression").textValue());
    tour.say("Every file begins alike, so that none is taken for another:");
    tour.figure(
        "first bytes of the data",
        beginning(table.resolve(properties.path("components").path(0).path("file").textValue())));
  }

  private static String key(JsonNode hex) {
    return Escapes.of(HexFormat.of().parseHex(hex.textValue()));
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(HEADER_BYTES);
      String magic = new String(header, 0, MAGIC_BYTES, StandardCharsets.ISO_8859_1);
      return HexFormat.ofDelimiter(" ").formatHex(header) + "  \"" + Escapes.of(magic) + "\"...";
    }
  }
}
