package dev.lsmkv.core.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A ROOT: everything the store consists of.
 *
 * @param store the store's UUID
 * @param number the number of this ROOT
 * @param manifests the manifest of each level, from 0, without gaps
 * @param wal the numbers of the live log segments, in order; the last may be empty
 * @param nextFileNumber no file of this number or above was ever written
 * @param lastSequence the newest sequence number in the tables
 * @param compaction the id of the strategy in use, for people
 */
public record Root(
    UUID store,
    long number,
    List<ManifestRef> manifests,
    List<Long> wal,
    long nextFileNumber,
    long lastSequence,
    String compaction) {

  private static final int FORMAT = 1;

  /** Copies the lists. */
  public Root {
    manifests = List.copyOf(manifests);
    wal = List.copyOf(wal);
  }

  /**
   * A manifest as a ROOT names it.
   *
   * @param level the level
   * @param rootNumber the number of the ROOT that wrote it, which is in its name
   * @param bytes its length
   * @param crc the checksum over all its bytes
   */
  public record ManifestRef(int level, long rootNumber, long bytes, int crc) {}

  /** The ROOT of a store that was just made. */
  public static Root genesis(UUID store, String compaction) {
    return new Root(store, 0, List.of(), List.of(), 1, 0, compaction);
  }

  byte[] encode() {
    ObjectNode node = JsonDocument.newObject();
    node.put("format", FORMAT);
    node.put("store", store.toString());
    node.put("number", number);
    ArrayNode refs = node.putArray("manifests");
    for (ManifestRef ref : manifests) {
      ObjectNode child = refs.addObject();
      child.put("level", ref.level()).put("root", ref.rootNumber()).put("bytes", ref.bytes());
      child.put("crc32c", HexFormat.of().toHexDigits(ref.crc()));
    }
    ArrayNode segments = node.putArray("wal");
    wal.forEach(segments::add);
    node.put("nextFileNumber", nextFileNumber);
    node.put("lastSequence", lastSequence);
    node.putArray("keyspaces").addObject().put("id", 0).put("name", "default");
    node.put("compaction", compaction);
    return JsonDocument.encode(node);
  }

  /**
   * The same with other segments of the log.
   *
   * @param segments their numbers, in their order
   * @return a copy
   */
  public Root withWal(List<Long> segments) {
    return new Root(store, number, manifests, segments, nextFileNumber, lastSequence, compaction);
  }

  /**
   * The same with another compaction strategy.
   *
   * @param id its name
   * @return a copy
   */
  public Root withCompaction(String id) {
    return new Root(store, number, manifests, wal, nextFileNumber, lastSequence, id);
  }

  static Root decode(Path path, byte[] bytes, long number) throws IOException {
    JsonFields fields = new JsonFields(path, JsonDocument.decode(path, bytes));
    fields.requireFormat(FORMAT);
    if (fields.number("number", 0) != number) {
      throw fields.bad("number", Long.toString(number));
    }
    if (fields.objects("keyspaces").size() != 1) {
      throw fields.bad("keyspaces", "one keyspace");
    }
    return new Root(
        fields.uuid("store"),
        number,
        manifestRefs(fields),
        fields.numbers("wal"),
        fields.number("nextFileNumber", 1),
        fields.number("lastSequence", 0),
        fields.text("compaction"));
  }

  private static List<ManifestRef> manifestRefs(JsonFields fields) throws IOException {
    List<ManifestRef> refs = new ArrayList<>();
    for (JsonFields ref : fields.objects("manifests")) {
      if (ref.number("level", 0) != refs.size()) {
        throw ref.bad("level", Integer.toString(refs.size()));
      }
      refs.add(
          new ManifestRef(refs.size(), ref.number("root", 0), ref.number("bytes", 1), crc(ref)));
    }
    return refs;
  }

  private static int crc(JsonFields ref) throws IOException {
    try {
      return Integer.parseUnsignedInt(ref.text("crc32c"), 16);
    } catch (NumberFormatException _) {
      throw ref.bad("crc32c", "eight hex digits");
    }
  }
}
