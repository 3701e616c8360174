package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.table.TableFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the tests of table formats have in common. */
interface TableFixture {

  TableFormat format();

  /** A table of the format in several shapes: raw and compressed, blocks limited and not. */
  default List<TableOnDisk> tables(List<Entry> entries) throws IOException {
    Optional<Compression> deflated = Optional.of(new Deflated());
    return List.of(
        TableOnDisk.write(format(), entries, new TableOnDisk.Shape(Optional.empty(), 0)),
        TableOnDisk.write(format(), entries, new TableOnDisk.Shape(Optional.empty(), 1)),
        TableOnDisk.write(format(), entries, new TableOnDisk.Shape(deflated, 0)),
        TableOnDisk.write(format(), entries, new TableOnDisk.Shape(deflated, 7)));
  }
}
