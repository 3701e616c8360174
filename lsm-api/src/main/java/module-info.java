import org.jspecify.annotations.NullMarked;

/**
 * The interfaces of lsm-kv: {@link dev.lsmkv.api} for applications, {@code dev.lsmkv.spi} for
 * plug-ins.
 *
 * <p>An application requires this module alone; the engine and its parts are found by service
 * binding.
 */
@NullMarked
module dev.lsmkv.api {
  requires static org.jspecify;

  exports dev.lsmkv.api;
  exports dev.lsmkv.spi;
  exports dev.lsmkv.spi.compaction;
  exports dev.lsmkv.spi.compression;
  exports dev.lsmkv.spi.entry;
  exports dev.lsmkv.spi.environment;
  exports dev.lsmkv.spi.filter;
  exports dev.lsmkv.spi.index;
  exports dev.lsmkv.spi.memtable;
  exports dev.lsmkv.spi.storage;
  exports dev.lsmkv.spi.table;
  exports dev.lsmkv.spi.wal;

  uses dev.lsmkv.api.StoreEngine;
}
