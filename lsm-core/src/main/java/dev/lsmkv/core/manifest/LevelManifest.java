package dev.lsmkv.core.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The manifest of one level: its sorted runs, newest first, and the tables of each in key order.
 *
 * <pre>
 * { "format" : 1, "level" : 0, "runs" : [ { "tables" : [ { "number" : 7, … } ] } ], "crc32c" : "…" }
 * </pre>
 *
 * @param level the level
 * @param runs the runs; none is empty
 */
public record LevelManifest(int level, List<List<TableRecord>> runs) {

  private static final int FORMAT = 1;

  /** Copies the lists. */
  public LevelManifest {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /** Whether a ROOT refers to a manifest of just these bytes. */
  public boolean isNamedBy(Root.ManifestRef ref) {
    byte[] bytes = encode();
    return bytes.length == ref.bytes() && WholeFile.crc(bytes) == ref.crc();
  }

  byte[] encode() {
    ObjectNode node = JsonDocument.newObject();
    node.put("format", FORMAT);
    node.put("level", level);
    ArrayNode runNodes = node.putArray("runs");
    for (List<TableRecord> run : runs) {
      ArrayNode tables = runNodes.addObject().putArray("tables");
      run.forEach(table -> table.write(tables.addObject()));
    }
    return JsonDocument.encode(node);
  }

  static LevelManifest decode(Path path, byte[] bytes, int level) throws IOException {
    JsonFields fields = new JsonFields(path, JsonDocument.decode(path, bytes));
    fields.requireFormat(FORMAT);
    if (fields.number("level", 0) != level) {
      throw fields.bad("level", Integer.toString(level));
    }
    List<List<TableRecord>> runs = new ArrayList<>();
    for (JsonFields run : fields.objects("runs")) {
      List<TableRecord> tables = new ArrayList<>();
      for (JsonFields table : run.objects("tables")) {
        tables.add(TableRecord.read(table));
      }
      requireSorted(run, tables);
      runs.add(tables);
    }
    return new LevelManifest(level, runs);
  }

  private static void requireSorted(JsonFields run, List<TableRecord> tables)
      throws CorruptFileException {
    if (tables.isEmpty()) {
      throw run.bad("tables", "at least one table");
    }
    for (int i = 1; i < tables.size(); i++) {
      if (tables.get(i - 1).last().compareTo(tables.get(i).first()) >= 0) {
        throw run.bad("tables", "in key order without overlap");
      }
    }
  }
}
