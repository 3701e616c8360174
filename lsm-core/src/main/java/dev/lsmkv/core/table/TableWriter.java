package dev.lsmkv.core.table;

import dev.lsmkv.api.Role;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.table.TableTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes tables, each in a directory of its own, and makes them durable, names included, before it
 * tells of them.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class TableWriter {

  private static final String OPTIONS = "the options";

  private final StoreLayout layout;
  private final UUID store;
  private final Parts parts;

  /**
   * A writer for one store.
   *
   * @param layout where the store is
   * @param store its UUID
   * @param parts its parts
   */
  public TableWriter(StoreLayout layout, UUID store, Parts parts) {
    this.layout = layout;
    this.store = store;
    this.parts = parts;
  }

  /**
   * Writes one table.
   *
   * @param number its number, never used before
   * @param level the level it is for, which decides its compression
   * @param input entries, at least one; taken until the table is full
   * @return the table, durable
   * @throws IOException if it cannot be written; what there is of it is deleted
   */
  public TableRecord write(long number, int level, TableInput input) throws IOException {
    StorageDirectory directory = layout.table(number);
    try {
      directory.create();
      TableRecord record = writeComponents(directory, number, level, input);
      directory.force();
      layout.tables().force();
      return record;
    } catch (IOException | RuntimeException | Error e) {
      discard(number, e);
      throw e;
    }
  }

  private TableRecord writeComponents(
      StorageDirectory directory, long number, int level, TableInput input) throws IOException {
    TableProperties.Ids ids =
        new TableProperties.Ids(
            parts.chosen(Role.TABLE_FORMAT),
            parts.chosen(Role.BLOCK_INDEX),
            parts.chosen(Role.FILTER),
            parts.compressionId(level));
    Optional<FilterFormat> filter = parts.filter(ids.filter());
    TableFeed feed = new TableFeed(input, filter);
    List<TableProperties.Component> components = new ArrayList<>();
    List<BlockSpan> blocks = writeData(directory, number, ids, feed, components);
    byte[] index = parts.blockIndex(ids.index(), OPTIONS).build(blocks);
    components.add(writeComponent(directory, identity(FileRole.INDEX, ids.index(), number), index));
    Optional<byte[]> encodedFilter = feed.buildFilter();
    if (encodedFilter.isPresent()) {
      FileIdentity identity = identity(FileRole.FILTER, ids.filter(), number);
      components.add(writeComponent(directory, identity, encodedFilter.get()));
    }
    return writeProperties(
        directory, new TableProperties(number, ids, feed.contents(), components));
  }

  private List<BlockSpan> writeData(
      StorageDirectory directory,
      long number,
      TableProperties.Ids ids,
      TableFeed feed,
      List<TableProperties.Component> components)
      throws IOException {
    FileIdentity identity = identity(FileRole.DATA, ids.format(), number);
    BlockIndexFormat index = parts.blockIndex(ids.index(), OPTIONS);
    String name = TableFiles.name(identity);
    try (ChecksummedFile data = new ChecksummedFile(directory.file(name).create())) {
      data.write(FileHeader.encode(identity));
      TableTarget target =
          new TableTarget(
              data, parts.compression(ids.compression(), OPTIONS), index.entriesPerBlockMax());
      List<BlockSpan> blocks = parts.tableFormat(ids.format(), OPTIONS).write(target, feed);
      if (blocks.isEmpty()) {
        throw new IOException("the table format '" + ids.format() + "' returned no blocks");
      }
      data.force();
      components.add(new TableProperties.Component(name, data.position(), data.crc()));
      return blocks;
    }
  }

  private static TableProperties.Component writeComponent(
      StorageDirectory directory, FileIdentity identity, byte[] payload) throws IOException {
    String name = TableFiles.name(identity);
    try (ChecksummedFile file = new ChecksummedFile(directory.file(name).create())) {
      file.write(FileHeader.encode(identity));
      file.write(payload);
      file.write(ComponentFile.footer(payload));
      file.force();
      return new TableProperties.Component(name, file.position(), file.crc());
    }
  }

  private static TableRecord writeProperties(StorageDirectory directory, TableProperties properties)
      throws IOException {
    byte[] encoded = properties.encode();
    WholeFile.write(directory.file(StoreLayout.TABLE_PROPERTIES), encoded);
    long bytes = encoded.length;
    for (TableProperties.Component component : properties.components()) {
      bytes += component.bytes();
    }
    TableContents contents = properties.contents();
    return new TableRecord(
        properties.number(),
        properties.ids().format(),
        bytes,
        contents.entries(),
        contents.keys(),
        contents.tombstones(),
        contents.bounds(),
        WholeFile.crc(encoded));
  }

  private FileIdentity identity(FileRole role, String id, long number) {
    return new FileIdentity(role, id, store, number);
  }

  /**
   * Deletes a table that nothing names.
   *
   * @param number its number
   * @param reason why; is told of a failure to do so
   */
  public void discard(long number, Throwable reason) {
    try {
      TableFiles.delete(layout, layout.table(number));
    } catch (IOException e) {
      reason.addSuppressed(e); // an orphan, which the next open removes
    }
  }
}
