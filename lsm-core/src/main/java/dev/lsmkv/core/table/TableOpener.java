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
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** Forgets the cached blocks of a table. */
  void forget(TableRecord record) {
    cache.drop(record.number());
  }

  /** Deletes the files of a table. */
  void delete(TableRecord record) throws IOException {
    TableFiles.delete(layout, layout.table(record.number()));
  }

  OpenTable open(TableRecord record) throws IOException {
    List<MappedFile> files = new ArrayList<>();
    try {
      return open(record, files);
    } catch (IOException | RuntimeException | Error e) {
      files.forEach(MappedFile::close);
      throw e;
    }
  }

  private OpenTable open(TableRecord record, List<MappedFile> files) throws IOException {
    StorageDirectory directory = layout.table(record.number());
    TableProperties.Opened properties = readProperties(directory, record);
    TableProperties.Ids ids = properties.ids();
    Path propertiesPath = directory.file(StoreLayout.TABLE_PROPERTIES).path();
    TableFormat format = parts.tableFormat(ids.format(), propertiesPath.toString());
    MappedFile mapped = mapData(directory, record, properties, files);
    TableData data =
        new TableData(mapped, parts.compression(ids.compression(), propertiesPath.toString()));
    BlockIndex index = openIndex(directory, record, format, data, files, ids.index());
    OpenTable.ProbedFilter filter = openFilter(directory, record, files, ids.filter());
    TableSource source = new TableSource(data, index, cache.forTable(record.number()));
    return new OpenTable(format.open(source), filter, files, counters);
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

  private MappedFile mapData(
      StorageDirectory directory,
      TableRecord record,
      TableProperties.Opened properties,
      List<MappedFile> files)
      throws IOException {
    FileIdentity identity = identity(FileRole.DATA, record.format(), record);
    StorageFile file = directory.file(TableFiles.name(identity));
    MappedFile mapped = map(file, files);
    long expected =
        properties
            .component(TableFiles.name(identity))
            .map(TableProperties.Component::bytes)
            .orElse(-1L);
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

  private static MappedFile map(StorageFile file, List<MappedFile> files) throws IOException {
    try {
      MappedFile mapped = file.map();
      files.add(mapped);
      return mapped;
    } catch (NoSuchFileException _) {
      throw Failures.missing(file.path(), "table.json");
    }
  }

  private BlockIndex openIndex(
      StorageDirectory directory,
      TableRecord record,
      TableFormat format,
      TableData data,
      List<MappedFile> files,
      String id)
      throws IOException {
    FileIdentity identity = identity(FileRole.INDEX, id, record);
    BlockIndexFormat indexFormat =
        parts.blockIndex(id, directory.file(StoreLayout.TABLE_PROPERTIES).path().toString());
    StorageFile file = directory.file(TableFiles.name(identity));
    try {
      MappedFile mapped = file.map();
      files.add(mapped);
      return indexFormat.open(ComponentFile.payload(mapped, identity));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The index " + file.path() + " is unusable; it is built from the data",
          e);
      return indexFormat.open(
          MemorySegment.ofArray(indexFormat.build(format.blocks(data))).asReadOnly());
    }
  }

  private OpenTable.@Nullable ProbedFilter openFilter(
      StorageDirectory directory, TableRecord record, List<MappedFile> files, String id) {
    if (id.equals(Parts.NONE)) {
      return null;
    }
    Optional<FilterFormat> format = parts.filter(id);
    if (format.isEmpty()) {
      if (warnedFilters.add(id)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Nobody provides the filter ''{0}'' that tables were written with; they are read without it, more slowly",
            id);
      }
      return null;
    }
    FileIdentity identity = identity(FileRole.FILTER, id, record);
    StorageFile file = directory.file(TableFiles.name(identity));
    try {
      MappedFile mapped = file.map();
      files.add(mapped);
      return new OpenTable.ProbedFilter(
          format.get(), format.get().open(ComponentFile.payload(mapped, identity)));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The filter " + file.path() + " is unusable; it is read without",
          e);
      return null;
    }
  }

  private FileIdentity identity(FileRole role, String id, TableRecord record) {
    return new FileIdentity(role, id, store, record.number());
  }
}
