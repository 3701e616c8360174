package dev.lsmkv.core.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.util.HexFormat;

/**
 * A table as its level's manifest names it: all that can be known without opening it.
 *
 * @param number its file number
 * @param format the id of its table format
 * @param bytes the bytes of all its files
 * @param entries its entries
 * @param keys its distinct keys; fewer than entries where it holds old versions
 * @param tombstones its tombstones
 * @param bounds its keys and sequence numbers
 * @param propertiesCrc the checksum of its {@code table.json}, over all bytes
 */
public record TableRecord(
    long number,
    String format,
    long bytes,
    long entries,
    long keys,
    long tombstones,
    Bounds bounds,
    int propertiesCrc) {

  /**
   * What lies in a table.
   *
   * @param first its first key
   * @param last its last key
   * @param minSequence its oldest sequence number
   * @param maxSequence its newest sequence number
   */
  public record Bounds(Key first, Key last, long minSequence, long maxSequence) {

    void write(ObjectNode node) {
      node.put("first", hex(first));
      node.put("last", hex(last));
      node.put("minSequence", minSequence);
      node.put("maxSequence", maxSequence);
    }

    /** Reads them from the fields of a JSON object. */
    public static Bounds read(JsonFields fields) throws CorruptFileException {
      Bounds bounds =
          new Bounds(
              fields.key("first"),
              fields.key("last"),
              fields.number("minSequence", 0),
              fields.number("maxSequence", 0));
      if (bounds.first.compareTo(bounds.last) > 0) {
        throw fields.bad("last", "at or after 'first'");
      }
      if (bounds.minSequence > bounds.maxSequence || bounds.maxSequence > Trailer.SEQUENCE_MAX) {
        throw fields.bad("maxSequence", "from 'minSequence' to " + Trailer.SEQUENCE_MAX);
      }
      return bounds;
    }

    private static String hex(Key key) {
      return HexFormat.of().formatHex(key.toByteArray());
    }
  }

  /** The first key. */
  public Key first() {
    return bounds.first();
  }

  /** The last key. */
  public Key last() {
    return bounds.last();
  }

  void write(ObjectNode node) {
    node.put("number", number);
    node.put("format", format);
    node.put("bytes", bytes);
    node.put("entries", entries);
    node.put("keys", keys);
    node.put("tombstones", tombstones);
    bounds.write(node);
    node.put("propertiesCrc32c", HexFormat.of().toHexDigits(propertiesCrc));
  }

  static TableRecord read(JsonFields fields) throws CorruptFileException {
    return new TableRecord(
        fields.number("number", 1),
        fields.text("format"),
        fields.number("bytes", 1),
        fields.number("entries", 1),
        fields.number("keys", 1),
        fields.number("tombstones", 0),
        Bounds.read(fields),
        crc(fields));
  }

  private static int crc(JsonFields fields) throws CorruptFileException {
    try {
      return Integer.parseUnsignedInt(fields.text("propertiesCrc32c"), 16);
    } catch (NumberFormatException _) {
      throw fields.bad("propertiesCrc32c", "eight hex digits");
    }
  }
}
