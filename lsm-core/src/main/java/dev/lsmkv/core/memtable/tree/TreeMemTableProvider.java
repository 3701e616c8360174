package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.ArenaGrowth;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;

/** The default memtable: a tree over arrays of primitives. It has no settings. */
public final class TreeMemTableProvider implements MemTableProvider {

  /** The id of this memtable, {@value}. */
  public static final String ID = "tree";

  /** For {@link java.util.ServiceLoader}. */
  public TreeMemTableProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public MemTableFactory create(Settings settings) {
    return bytesExpected -> new TreeMemTable(new Tree(new ArenaGrowth(bytesExpected)));
  }
}
