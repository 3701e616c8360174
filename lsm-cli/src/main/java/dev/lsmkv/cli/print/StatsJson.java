package dev.lsmkv.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.StoreStats.LevelStats;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of a store for programs. The names are mapped by hand, so that renaming a record's
 * component does not change them; they are only ever added to. Durations are nanoseconds, a missing
 * limit is {@code null}.
 */
public final class StatsJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StatsJson() {}

  /**
   * Writes the statistics out.
   *
   * @param stats the figures
   * @return indented JSON
   */
  public static String text(StoreStats stats) {
    return tree(stats).toPrettyString();
  }

  private static ObjectNode tree(StoreStats stats) {
    ObjectNode root = NODES.objectNode();
    root.put("state", stats.state().name());
    root.put("lastSequence", stats.lastSequence());
    root.set("memTables", memTables(stats.memTables()));
    root.set("wal", wal(stats.wal()));
    ArrayNode levels = root.putArray("levels");
    stats.levels().forEach(level -> levels.add(level(level)));
    root.put("tablesKnown", stats.tablesKnown());
    root.put("tablesOpen", stats.tablesOpen());
    root.put("tablesDamaged", stats.tablesDamaged());
    root.set("filters", filters(stats.filters()));
    root.set("blockCache", blockCache(stats.blockCache()));
    root.set("flushes", flushes(stats.flushes()));
    root.set("compactions", compactions(stats.compactions()));
    root.put("writeAmplification", stats.writeAmplification());
    root.set("stalls", stalls(stats.stalls()));
    root.set("recovery", recovery(stats.recovery()));
    ArrayNode damage = root.putArray("damage");
    stats.damage().forEach(place -> damage.add(damage(place)));
    return root;
  }

  private static ObjectNode memTables(StoreStats.MemTables tables) {
    return NODES
        .objectNode()
        .put("activeBytes", tables.activeBytes())
        .put("activeEntries", tables.activeEntries())
        .put("immutable", tables.immutable())
        .put("immutableBytes", tables.immutableBytes())
        .put("immutableMax", tables.immutableMax())
        .put("rotations", tables.rotations());
  }

  private static ObjectNode wal(StoreStats.Wal wal) {
    return NODES
        .objectNode()
        .put("segments", wal.segments())
        .put("appendedBytes", wal.appendedBytes())
        .put("groups", wal.groups())
        .put("batches", wal.batches())
        .put("forces", wal.forces());
  }

  private static ObjectNode level(LevelStats level) {
    return NODES
        .objectNode()
        .put("level", level.level())
        .put("runs", level.runs())
        .put("tables", level.tables())
        .put("bytes", level.bytes())
        .put("entries", level.entries())
        .put("tombstones", level.tombstones())
        .put("tableLimit", limit(level.tableLimit()))
        .put("byteLimit", limit(level.byteLimit()))
        .put("entryLimit", limit(level.entryLimit()))
        .put("softRatio", level.softRatio());
  }

  private static @Nullable Long limit(long limit) {
    return limit == Long.MAX_VALUE ? null : limit;
  }

  private static ObjectNode filters(StoreStats.Filters filters) {
    return NODES
        .objectNode()
        .put("checks", filters.checks())
        .put("negatives", filters.negatives())
        .put("falsePositives", filters.falsePositives());
  }

  private static ObjectNode blockCache(StoreStats.BlockCacheStats cache) {
    return NODES
        .objectNode()
        .put("bytes", cache.bytes())
        .put("bytesMax", cache.bytesMax())
        .put("hits", cache.hits())
        .put("misses", cache.misses());
  }

  private static ObjectNode flushes(StoreStats.Flushes flushes) {
    return NODES
        .objectNode()
        .put("count", flushes.count())
        .put("entries", flushes.entries())
        .put("bytes", flushes.bytes());
  }

  private static ObjectNode compactions(StoreStats.Compactions compactions) {
    return NODES
        .objectNode()
        .put("count", compactions.count())
        .put("moves", compactions.moves())
        .put("running", compactions.running())
        .put("bytesIn", compactions.bytesIn())
        .put("bytesOut", compactions.bytesOut())
        .put("entriesDropped", compactions.entriesDropped())
        .put("lastFailure", compactions.last().orElse(null));
  }

  private static ObjectNode stalls(StoreStats.Stalls stalls) {
    return NODES
        .objectNode()
        .put("delayed", stalls.delayed())
        .put("delayNanos", stalls.delay().toNanos())
        .put("stopped", stalls.stopped())
        .put("stopNanos", stalls.stop().toNanos());
  }

  private static ObjectNode recovery(StoreStats.Recovery recovery) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("segments", recovery.segments())
            .put("records", recovery.records())
            .put("operations", recovery.operations())
            .put("bytesDropped", recovery.bytesDropped());
    ArrayNode kept = node.putArray("keptIn");
    recovery.keptIn().forEach(kept::add);
    return node.put("tables", recovery.tables())
        .put("orphans", recovery.orphans())
        .put("tookNanos", recovery.took().toNanos());
  }

  /** Keys are in hex: they may be any bytes. */
  private static ObjectNode damage(Damage place) {
    Optional<KeyRange> keys = place.keys();
    return NODES
        .objectNode()
        .put("file", place.file().toString())
        .put("offset", place.offset())
        .put("level", place.level().isPresent() ? place.level().getAsInt() : null)
        .put("firstKey", keys.flatMap(KeyRange::first).map(HexFormat.of()::formatHex).orElse(null))
        .put(
            "endKey",
            keys.flatMap(KeyRange::endExclusive).map(HexFormat.of()::formatHex).orElse(null))
        .put("expected", place.expected())
        .put("actual", place.actual());
  }
}
