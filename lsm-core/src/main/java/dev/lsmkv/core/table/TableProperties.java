package dev.lsmkv.core.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.core.manifest.JsonDocument;
import dev.lsmkv.core.manifest.JsonFields;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code table.json} says: which plug-ins wrote the table, what is in it, and the checksums of
 * its files.
 *
 * @param number the table's number
 * @param ids the plug-ins
 * @param contents what is in it
 * @param components its files
 */
record TableProperties(long number, Ids ids, TableContents contents, List<Component> components) {

  private static final int FORMAT = 1;

  /** Ids become parts of names of files, and must lead to no other place. */
  private static final Pattern ID = Pattern.compile("[a-z0-9.-]+");

  private static final Pattern FILE = Pattern.compile("[a-z]+\\.[a-z0-9.-]+");

  /** Copies the list. */
  TableProperties {
    components = List.copyOf(components);
  }

  /**
   * The plug-ins that wrote a table; {@code none} for no filter or compression.
   *
   * @param format of the data
   * @param index the block index
   * @param filter the filter
   * @param compression the compression of blocks
   */
  record Ids(String format, String index, String filter, String compression) {}

  /**
   * A file of a table.
   *
   * @param file its name
   * @param bytes its length
   * @param crc the checksum over all its bytes
   */
  record Component(String file, long bytes, int crc) {}

  byte[] encode() {
    ObjectNode node = JsonDocument.newObject();
    node.put("format", FORMAT);
    node.put("number", number);
    node.put("tableFormat", ids.format()).put("blockIndex", ids.index());
    node.put("filter", ids.filter()).put("compression", ids.compression());
    node.put("entries", contents.entries())
        .put("keys", contents.keys())
        .put("tombstones", contents.tombstones());
    node.put("keyBytes", contents.keyBytes()).put("valueBytes", contents.valueBytes());
    node.put("first", HexFormat.of().formatHex(contents.bounds().first().toByteArray()));
    node.put("last", HexFormat.of().formatHex(contents.bounds().last().toByteArray()));
    node.put("minSequence", contents.bounds().minSequence())
        .put("maxSequence", contents.bounds().maxSequence());
    ArrayNode files = node.putArray("components");
    for (Component component : components) {
      ObjectNode child = files.addObject();
      child.put("file", component.file()).put("bytes", component.bytes());
      child.put("crc32c", HexFormat.of().toHexDigits(component.crc()));
    }
    return JsonDocument.encode(node);
  }

  /**
   * Reads the ids and the files; the contents are in the manifest too, which is what the engine
   * goes by.
   */
  static Opened decode(Path path, byte[] bytes, long number) throws IOException {
    JsonFields fields = new JsonFields(path, JsonDocument.decode(path, bytes));
    fields.requireFormat(FORMAT);
    if (fields.number("number", 1) != number) {
      throw fields.bad("number", Long.toString(number));
    }
    Ids ids =
        new Ids(
            text(fields, "tableFormat", ID),
            text(fields, "blockIndex", ID),
            text(fields, "filter", ID),
            text(fields, "compression", ID));
    List<Component> components = new ArrayList<>();
    for (JsonFields file : fields.objects("components")) {
      components.add(new Component(text(file, "file", FILE), file.number("bytes", 0), crc(file)));
    }
    return new Opened(ids, components);
  }

  /** Reads all of it: what the manifest would say of the table, if there were one. */
  static TableRecord decodeRecord(Path path, byte[] bytes, long number) throws IOException {
    int crc = WholeFile.crc(bytes);
    long size = bytes.length;
    Opened opened = decode(path, bytes.clone(), number);
    for (Component component : opened.components()) {
      size += component.bytes();
    }
    JsonFields fields = new JsonFields(path, JsonDocument.decode(path, bytes));
    return new TableRecord(
        number,
        opened.ids().format(),
        size,
        fields.number("entries", 1),
        fields.number("keys", 1),
        fields.number("tombstones", 0),
        TableRecord.Bounds.read(fields),
        crc);
  }

  private static String text(JsonFields fields, String field, Pattern form)
      throws CorruptFileException {
    String text = fields.text(field);
    if (!form.matcher(text).matches()) {
      throw fields.bad(field, form.pattern());
    }
    return text;
  }

  private static int crc(JsonFields file) throws CorruptFileException {
    try {
      return Integer.parseUnsignedInt(file.text("crc32c"), 16);
    } catch (NumberFormatException _) {
      throw file.bad("crc32c", "eight hex digits");
    }
  }

  /**
   * What is needed to open a table.
   *
   * @param ids the plug-ins
   * @param components the files
   */
  record Opened(Ids ids, List<Component> components) {

    /** The file of a name. */
    java.util.Optional<Component> component(String file) {
      return components.stream().filter(component -> component.file().equals(file)).findFirst();
    }
  }
}
