package dev.lsmkv.core.table;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.core.cache.SharedBlockCache;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.error.Recorder;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables: compares what the manifest says with {@code table.json}, maps the components,
 * checks them, and hands the table format its index.
 *
 * <p>Only damaged data is an error. A damaged or missing index is built again from the data at
 * once, and a damaged or missing filter in the background: until then the table is read without, as
 * it is for good if the filter is of an unknown kind, which is slower and never wrong. The files of
 * both are then written again ({@link ComponentRepair}).
 *
 * <p>Thread: safe for use from many threads.
 */
public final class TableOpener {

  private static final System.Logger LOG = System.getLogger(TableOpener.class.getName());

  private final StoreLayout layout;
  private final UUID store;
  private final Parts parts;
  private final Shared shared;
  private final OpenTables openTables = new OpenTables();
  private final Set<String> warnedFilters = ConcurrentHashMap.newKeySet();

  /**
   * An opener for one store.
   *
   * @param layout where the store is
   * @param store its UUID
   * @param parts its parts
   * @param shared what all tables share
   */
  public TableOpener(StoreLayout layout, UUID store, Parts parts, Shared shared) {
    this.layout = layout;
    this.store = store;
    this.parts = parts;
    this.shared = shared;
  }

  /**
   * What all tables of a store share.
   *
   * @param cache keeps decompressed blocks
   * @param counters count what happens
   * @param repairs runs the repairs of components; for a reader one that runs nothing
   * @param health is told of damage
   */
  public record Shared(
      SharedBlockCache cache, TableCounters counters, Executor repairs, Health health) {}

  /** The tables that are open now. */
  public OpenTables openTables() {
    return openTables;
  }

  /** Where a table is, for messages. */
  Path directory(TableRecord record) {
    return layout.table(record.number()).path();
  }

  /** Is told of damaged tables. */
  Health health() {
    return shared.health();
  }

  /** Forgets the cached blocks of a table. */
  void forget(TableRecord record) {
    shared.cache().drop(record.number());
  }

  /** Deletes the files of a table. */
  void delete(TableRecord record) throws IOException {
    TableFiles.delete(layout, layout.table(record.number()));
  }

  /** Opens a table, on behalf of its handle; repairs of its components follow in the background. */
  OpenTable open(TableHandle table) throws IOException {
    @Nullable TableOpenEvent event = Recorder.isThere() ? TableOpenEvent.begun() : null;
    StorageDirectory directory = layout.table(table.record().number());
    TableProperties.Opened properties = readProperties(directory, table.record());
    Components components = new Components(table, store, directory, properties);
    try {
      OpenTable opened = open(table.record(), properties.ids(), components);
      if (event != null) {
        event.finish(table.record(), components.repairs().size());
      }
      components.repairs().forEach(shared.repairs()::execute);
      return opened;
    } catch (IOException | RuntimeException | Error e) {
      components.close();
      throw e;
    }
  }

  private OpenTable open(TableRecord record, TableProperties.Ids ids, Components components)
      throws IOException {
    TableFormat format = parts.tableFormat(ids.format(), components.propertiesPath());
    TableData data =
        new TableData(
            mapData(record, components),
            parts.compression(ids.compression(), components.propertiesPath()));
    BlockIndex index = openIndex(components, format, data, ids.index());
    Optional<FilterFormat> filterFormat = filterFormat(ids.filter());
    OpenTable.@Nullable ProbedFilter filter =
        filterFormat.isPresent() ? openFilter(components, filterFormat.get(), ids.filter()) : null;
    TableSource source = new TableSource(data, index, shared.cache().forTable(record.number()));
    OpenTable table =
        new OpenTable(format.open(source), index, components.mapped(), shared.counters());
    if (filter != null) {
      table.filter(filter);
    }
    if (filterFormat.isPresent() && filter == null) {
      components.repair(
          components.identity(FileRole.FILTER, ids.filter()),
          new FilterRebuild(table, filterFormat.get(), record.entries()));
    }
    return table;
  }

  private static TableProperties.Opened readProperties(
      StorageDirectory directory, TableRecord record) throws IOException {
    StorageFile file = directory.file(StoreLayout.TABLE_PROPERTIES);
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

  private static MappedFile mapData(TableRecord record, Components components) throws IOException {
    FileIdentity identity = components.identity(FileRole.DATA, record.format());
    StorageFile file = components.file(identity);
    MappedFile mapped = mapData(components, file);
    long expected = components.recorded(identity).bytes();
    long actual = mapped.segment().byteSize();
    if (actual != expected) {
      throw new CorruptFileException(
          file.path(),
          Math.min(actual, Math.max(expected, 0)),
          expected + " bytes",
          actual + " bytes");
    }
    String id = FileHeader.readProviderId(file.path(), mapped.segment(), identity);
    if (!id.equals(record.format())) {
      throw new CorruptFileException(
          file.path(), 40, "table format '" + record.format() + "'", "'" + id + "'");
    }
    return mapped;
  }

  private static MappedFile mapData(Components components, StorageFile file) throws IOException {
    try {
      return components.map(file);
    } catch (NoSuchFileException _) {
      throw Failures.missing(file.path(), "table.json");
    }
  }

  private BlockIndex openIndex(Components components, TableFormat format, TableData data, String id)
      throws IOException {
    FileIdentity identity = components.identity(FileRole.INDEX, id);
    BlockIndexFormat indexFormat = parts.blockIndex(id, components.propertiesPath());
    try {
      return components.open(identity, indexFormat::open);
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The index "
              + components.file(identity).path()
              + " is unusable; it is built from the data",
          e);
      byte[] built = indexFormat.build(format.blocks(data));
      components.repair(identity, _ -> built);
      return indexFormat.open(AlignedCopy.of(built));
    }
  }

  /** The format of a table's filters; empty for none, and for one that nobody can provide. */
  private Optional<FilterFormat> filterFormat(String id) {
    if (id.equals(Parts.NONE)) {
      return Optional.empty();
    }
    try {
      Optional<FilterFormat> format = parts.filter(id);
      if (format.isEmpty()) {
        warnOfFilter(id, null);
      }
      return format;
    } catch (InvalidOptionsException | MissingProviderException e) {
      warnOfFilter(id, e);
      return Optional.empty();
    }
  }

  private void warnOfFilter(String id, @Nullable Exception cause) {
    if (warnedFilters.add(id)) {
      LOG.log(
          System.Logger.Level.WARNING,
          (cause == null ? "Nobody provides the filter '" : "Nobody can make the filter '")
              + id
              + "' that tables were written with; they are read without it, more slowly",
          cause);
    }
  }

  private static OpenTable.@Nullable ProbedFilter openFilter(
      Components components, FilterFormat format, String id) {
    FileIdentity identity = components.identity(FileRole.FILTER, id);
    try {
      return new OpenTable.ProbedFilter(format, components.open(identity, format::open));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The filter "
              + components.file(identity).path()
              + " is unusable; the table is read without until it is built from the data",
          e);
      return null;
    }
  }
}
