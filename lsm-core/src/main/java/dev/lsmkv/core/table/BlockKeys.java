package dev.lsmkv.core.table;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.index.BlockIndex;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Which keys may lie in a block, by the index alone, since a damaged block cannot tell.
 *
 * <p>An index gives no separators, it only finds the block for a key. But the keys it finds at or
 * before a block are just those up to the block's separator; so the separator is put together byte
 * by byte, by asking for each byte which is the last that does not lead behind the block.
 *
 * <p>Thread: immutable.
 *
 * @param index the index of a table
 * @param table what the manifest says of the table
 */
record BlockKeys(BlockIndex index, TableRecord table) {

  private static final int KEY_BYTES_MAX = 64 << 10;

  /** The block that holds a byte of the data file; none if it lies in no block. */
  OptionalInt blockAt(long offset) {
    int low = 0;
    int high = index.blocks() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (offset < index.offset(middle)) {
        high = middle - 1;
      } else if (offset >= index.offset(middle) + index.length(middle)) {
        low = middle + 1;
      } else {
        return OptionalInt.of(middle);
      }
    }
    return OptionalInt.empty();
  }

  /** The keys that may lie in a block. */
  KeyRange of(int block) {
    byte[] first = block == 0 ? table.first().toByteArray() : separator(block - 1);
    return KeyRange.between(first, successor(last(block)));
  }

  /** All keys of a table. */
  static KeyRange ofTable(TableRecord table) {
    return KeyRange.between(table.first().toByteArray(), successor(table.last().toByteArray()));
  }

  /** The last key that may lie in a block. */
  byte[] last(int block) {
    return block == index.blocks() - 1 ? table.last().toByteArray() : separator(block);
  }

  /** The last key that the index does not seek behind a block. */
  private byte[] separator(int block) {
    byte[] key = new byte[64];
    int length = 0;
    while (length < KEY_BYTES_MAX) {
      if (length == key.length) {
        key = Arrays.copyOf(key, 2 * length);
      }
      int next = lastByte(key, length, block);
      if (next < 0) {
        break;
      }
      key[length] = (byte) next;
      length++;
    }
    return Arrays.copyOf(key, length);
  }

  /** The largest byte that may follow; -1 if none may. */
  private int lastByte(byte[] key, int length, int block) {
    byte[] probe = Arrays.copyOf(key, length + 1);
    int low = -1;
    int high = 255;
    while (low < high) {
      int middle = (low + high + 1) >> 1;
      probe[length] = (byte) middle;
      if (index.find(probe) <= block) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The next possible key. */
  static byte[] successor(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }
}
