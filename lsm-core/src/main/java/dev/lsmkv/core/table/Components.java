package dev.lsmkv.core.table;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The files of one table while it is being opened: those mapped, and the repairs of those that were
 * found unusable. Thread: confined.
 */
final class Components {

  private final TableHandle table;
  private final UUID store;
  private final StorageDirectory directory;
  private final TableProperties.Opened properties;
  private final List<MappedFile> mapped = new ArrayList<>();
  private final List<ComponentRepair> repairs = new ArrayList<>();

  Components(
      TableHandle table,
      UUID store,
      StorageDirectory directory,
      TableProperties.Opened properties) {
    this.table = table;
    this.store = store;
    this.directory = directory;
    this.properties = properties;
  }

  /** Makes a component usable from what the plug-in wrote. */
  interface Opening<T> {

    T open(MemorySegment payload) throws IOException;
  }

  FileIdentity identity(FileRole role, String id) {
    return new FileIdentity(role, id, store, table.record().number());
  }

  StorageFile file(FileIdentity identity) {
    return directory.file(TableFiles.name(identity));
  }

  /** The path of the table's properties, for messages. */
  String propertiesPath() {
    return directory.file(StoreLayout.TABLE_PROPERTIES).path().toString();
  }

  /** What the table's properties say of a file; of no bytes if they do not name it. */
  TableProperties.Component recorded(FileIdentity identity) {
    String name = TableFiles.name(identity);
    return properties.component(name).orElse(new TableProperties.Component(name, -1, 0));
  }

  /**
   * Maps a file, to be unmapped with the table.
   *
   * @throws NoSuchFileException if there is none
   */
  MappedFile map(StorageFile file) throws IOException {
    MappedFile mapping = file.map();
    mapped.add(mapping);
    return mapping;
  }

  /**
   * Opens a filter or an index.
   *
   * @throws IOException if it is missing or damaged; nothing of it stays mapped
   */
  <T> T open(FileIdentity identity, Opening<T> opening) throws IOException {
    MappedFile mapping = map(file(identity));
    try {
      return opening.open(ComponentFile.payload(mapping, identity));
    } catch (IOException e) {
      mapped.remove(mapping);
      mapping.close();
      throw e;
    }
  }

  /** Notes that a filter or an index is to be written again. */
  void repair(FileIdentity identity, ComponentRepair.Source source) {
    repairs.add(new ComponentRepair(table, directory, identity, recorded(identity), source));
  }

  List<MappedFile> mapped() {
    return mapped;
  }

  List<ComponentRepair> repairs() {
    return repairs;
  }

  /** Unmaps what was mapped, of a table that could not be opened. */
  void close() {
    mapped.forEach(MappedFile::close);
  }
}
