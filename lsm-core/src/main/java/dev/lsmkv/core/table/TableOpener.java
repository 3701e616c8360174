package dev.lsmkv.core.table;

import dev.lsmkv.core.cache.SharedBlockCache;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables: compares what the manifest says with {@code table.json}, maps the components,
 * checks them, and hands the table format its index.
 *
 * <p>Only damaged data is an error. A damaged or missing index is built again from the data, and a
 * table whose filter is damaged, missing or of an unknown kind is read without it, which is slower
 * and never wrong.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class TableOpener {

  private static final System.Logger LOG = System.getLogger(TableOpener.class.getName());

  private final StoreLayout layout;
  private final UUID store;
  private final Parts parts;
  private final SharedBlockCache cache;
  private final TableCounters counters;
  private final OpenTables openTables = new OpenTables();
  private final Set<String> warnedFilters = ConcurrentHashMap.newKeySet();

  /**
   * An opener for one store.
   *
   * @param layout where the store is
   * @param store its UUID
   * @param parts its parts
   * @param cache keeps decompressed blocks
   * @param counters count what happens
   */
  public TableOpener(
      StoreLayout layout, UUID store, Parts parts, SharedBlockCache cache, TableCounters counters) {
    this.layout = layout;
    this.store = store;
    this.parts = parts;
    this.cache = cache;
    this.counters = counters;
  }

  /** The tables that are open now. */
  public OpenTables openTables() {
    return openTables;
  }

  /** Forgets the cached blocks of a table and deletes its files. */
  void delete(TableRecord record) throws IOException {
    cache.drop(record.number());
    TableFiles.delete(layout, layout.table(record.number()));
  }

  OpenTable open(TableRecord record) throws IOException {
    TableMappings mappings = new TableMappings(layout.table(record.number()), store, record);
    try {
      return open(record, mappings);
    } catch (IOException | RuntimeException | Error e) {
      mappings.files().forEach(MappedFile::close);
      throw e;
    }
  }

  private OpenTable open(TableRecord record, TableMappings mappings) throws IOException {
    TableProperties.Opened properties = readProperties(mappings.properties(), record);
    TableProperties.Ids ids = properties.ids();
    String askedBy = mappings.properties().path().toString();
    TableFormat format = parts.tableFormat(ids.format(), askedBy);
    MappedFile mapped = mappings.data(properties);
    TableData data = new TableData(mapped, parts.compression(ids.compression(), askedBy));
    BlockIndex index = openIndex(mappings, ids.index(), format, data);
    OpenTable.ProbedFilter filter = openFilter(mappings, ids.filter());
    TableSource source = new TableSource(data, index, cache.forTable(record.number()));
    return new OpenTable(format.open(source), filter, mappings.files(), counters);
  }

  private static TableProperties.Opened readProperties(StorageFile file, TableRecord record)
      throws IOException {
    byte[] bytes = read(file);
    if (WholeFile.crc(bytes) != record.propertiesCrc()) {
      throw new CorruptFileException(
          file.path(),
          0,
          "the checksum in the manifest, " + Integer.toHexString(record.propertiesCrc()),
          "another");
    }
    TableProperties.Opened properties = TableProperties.decode(file.path(), bytes, record.number());
    if (!properties.ids().format().equals(record.format())) {
      throw new CorruptFileException(
          file.path(),
          0,
          "table format '" + record.format() + "', as in the manifest",
          properties.ids().format());
    }
    return properties;
  }

  private static byte[] read(StorageFile file) throws IOException {
    try {
      return WholeFile.read(file);
    } catch (NoSuchFileException _) {
      throw Failures.missing(file.path(), "a manifest");
    }
  }

  private BlockIndex openIndex(
      TableMappings mappings, String id, TableFormat format, TableData data) throws IOException {
    BlockIndexFormat indexFormat = parts.blockIndex(id, mappings.properties().path().toString());
    try {
      return indexFormat.open(mappings.component(FileRole.INDEX, id));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The index "
              + mappings.path(FileRole.INDEX, id)
              + " is unusable; it is built from the data",
          e);
      return indexFormat.open(
          MemorySegment.ofArray(indexFormat.build(format.blocks(data))).asReadOnly());
    }
  }

  private OpenTable.@Nullable ProbedFilter openFilter(TableMappings mappings, String id) {
    if (id.equals(Parts.NONE)) {
      return null;
    }
    Optional<FilterFormat> format = parts.filter(id);
    if (format.isEmpty()) {
      warnOnce(id);
      return null;
    }
    try {
      MemorySegment written = mappings.component(FileRole.FILTER, id);
      return new OpenTable.ProbedFilter(format.get(), format.get().open(written));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The filter " + mappings.path(FileRole.FILTER, id) + " is unusable; it is read without",
          e);
      return null;
    }
  }

  private void warnOnce(String filterId) {
    if (warnedFilters.add(filterId)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Nobody provides the filter ''{0}'' that tables were written with; they are read without it, more slowly",
          filterId);
    }
  }
}
