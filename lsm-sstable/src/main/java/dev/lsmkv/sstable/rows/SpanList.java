package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the blocks of a table for the index. A block waits for the first key of the next one,
 * which shows how short its separator may be.
 */
final class SpanList {

  /** A block's place in the file. */
  record Block(long offset, int length) {}

  private final List<BlockSpan> spans = new ArrayList<>();
  private @Nullable Block waiting;
  private byte[] lastKey = {};
  private long lastTrailer;

  boolean isEmpty() {
    return waiting == null;
  }

  /** Whether a row may follow all rows of the blocks that were added. */
  boolean accepts(byte[] key, long trailer) {
    if (isEmpty()) {
      return true;
    }
    int order = Arrays.compareUnsigned(lastKey, key);
    return order < 0 || (order == 0 && Long.compareUnsigned(lastTrailer, trailer) > 0);
  }

  void add(Block block, byte[] firstKey, byte[] blockLastKey, long blockLastTrailer) {
    flush(Separator.between(lastKey, firstKey));
    waiting = block;
    lastKey = blockLastKey;
    lastTrailer = blockLastTrailer;
  }

  List<BlockSpan> finish() {
    flush(lastKey);
    return List.copyOf(spans);
  }

  private void flush(byte[] separator) {
    Block block = waiting;
    if (block != null) {
      spans.add(new BlockSpan(Key.copyOf(separator), block.offset(), block.length()));
    }
    waiting = null;
  }
}
