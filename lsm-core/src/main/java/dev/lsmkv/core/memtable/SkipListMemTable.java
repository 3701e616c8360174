package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A memtable whose order is kept by a {@link SkipList} at every moment.
 *
 * <p>Thread: see {@link InsertingMemTable}.
 */
final class SkipListMemTable extends InsertingMemTable {

  private final SkipList list;

  SkipListMemTable(long bytesExpected, SplittableRandom heights) {
    list = new SkipList(new ArenaGrowth(bytesExpected), heights);
  }

  @Override
  protected void insert(OperationReader operation, long trailer) {
    list.insert(operation, trailer);
  }

  @Override
  public @Nullable Hit find(Lookup lookup) {
    return list.find(lookup);
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return switch (direction) {
      case FORWARD -> new ForwardCursor(list);
      case REVERSE -> new ReverseCursor(list);
    };
  }

  @Override
  public long bytes() {
    return list.bytes();
  }
}
