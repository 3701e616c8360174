/** The default table format and the default block index: blocks of rows, mapped reads. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.sstable {
  requires dev.lsmkv.api;
  requires static org.jspecify;

  provides dev.lsmkv.spi.table.TableFormatProvider with
      dev.lsmkv.sstable.rows.RowsProvider;
  provides dev.lsmkv.spi.index.BlockIndexProvider with
      dev.lsmkv.sstable.sparse.SparseProvider;
}
