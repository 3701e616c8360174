package dev.lsmkv.core.table;

import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The files of one table while it opens: maps its components and remembers them, so that all can be
 * let go of when one of them fails.
 *
 * <p>Thread: confined to the thread that opens the table.
 */
final class TableMappings {

  private final StorageDirectory directory;
  private final UUID store;
  private final TableRecord record;
  private final List<MappedFile> files = new ArrayList<>();

  /**
   * Nothing mapped yet.
   *
   * @param directory the table's directory
   * @param store the UUID that every file of the store bears
   * @param record what the manifest says of the table
   */
  TableMappings(StorageDirectory directory, UUID store, TableRecord record) {
    this.directory = directory;
    this.store = store;
    this.record = record;
  }

  /** What is mapped so far, whatever became of it. */
  List<MappedFile> files() {
    return files;
  }

  /** {@code table.json}, which is read and not mapped. */
  StorageFile properties() {
    return directory.file(StoreLayout.TABLE_PROPERTIES);
  }

  /** Where the component of a role and a plug-in lies. */
  Path path(FileRole role, String id) {
    return file(identity(role, id)).path();
  }

  /**
   * Maps a filter or an index.
   *
   * @return what the plug-in wrote
   * @throws IOException if the file is missing, cannot be mapped or is not as it was written
   */
  MemorySegment component(FileRole role, String id) throws IOException {
    FileIdentity identity = identity(role, id);
    MappedFile mapped = file(identity).map();
    files.add(mapped);
    return ComponentFile.payload(mapped, identity);
  }

  /**
   * Maps the data, whose length and format are compared with what is known of them.
   *
   * @throws IOException if the file is missing, cannot be mapped or is another than was written
   */
  MappedFile data(TableProperties.Opened properties) throws IOException {
    FileIdentity identity = identity(FileRole.DATA, record.format());
    StorageFile file = file(identity);
    MappedFile mapped = mapData(file);
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

  private MappedFile mapData(StorageFile file) throws IOException {
    try {
      MappedFile mapped = file.map();
      files.add(mapped);
      return mapped;
    } catch (NoSuchFileException _) {
      throw Failures.missing(file.path(), "table.json");
    }
  }

  private FileIdentity identity(FileRole role, String id) {
    return new FileIdentity(role, id, store, record.number());
  }

  private StorageFile file(FileIdentity identity) {
    return directory.file(TableFiles.name(identity));
  }
}
