package dev.lsmkv.sstable.rows;

import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Checks the structure of a payload once, so that no later access leaves it, whatever its bytes
 * are: a checksum says that they are as they were written, not by whom.
 */
final class BlockCheck {

  private static final int ZERO_BYTES = BlockLayout.HEADER_BYTES - BlockLayout.ZERO_AT;

  private BlockCheck() {}

  /** Whether there is such an entry: of a known kind, and without a value if it is a tombstone. */
  static boolean isEntry(long trailer, long valueLength) {
    return EntryKind.isKnown((int) (trailer & 0xff))
        && (valueLength == 0 || !Trailer.isDelete(trailer));
  }

  /** What is wrong with a payload, or null if nothing is. */
  static @Nullable String problem(MemorySegment segment, long base, int length) {
    if (length < BlockLayout.HEADER_BYTES) {
      return "a payload of " + length + " bytes";
    }
    BlockLayout layout = RowBlock.layout(segment, base);
    String problem = headerProblem(segment, base, layout);
    if (problem != null) {
      return problem;
    }
    if (layout.rowsAt() > length) {
      return layout.rows() + " rows in a payload of " + length + " bytes";
    }
    return rowsProblem(RowBlock.at(segment, base), layout, length);
  }

  private static @Nullable String headerProblem(
      MemorySegment segment, long base, BlockLayout layout) {
    if (layout.rows() < 1) {
      return layout.rows() + " rows";
    }
    if (layout.prefixLength() < 0 || layout.prefixLength() > BlockLayout.KEY_BYTES_MAX) {
      return "keys with " + layout.prefixLength() + " bytes in common";
    }
    if (!isForm(layout.trailers())) {
      return "trailers of the form " + layout.trailers();
    }
    int offset = layout.offsetWidth();
    if (offset != 0 && offset != Short.BYTES && offset != Integer.BYTES) {
      return "offsets of " + offset + " bytes";
    }
    if (layout.headBytes() != 0 && layout.headBytes() != BlockLayout.HEAD_BYTES) {
      return layout.headBytes() + " bytes of each key in its head";
    }
    for (int i = 0; i < ZERO_BYTES; i++) {
      if (segment.get(Layouts.BYTE, base + BlockLayout.ZERO_AT + i) != 0) {
        return "something where zeros should be";
      }
    }
    return null;
  }

  private static boolean isForm(TrailerSpan.Form form) {
    return form.width() >= 0
        && form.width() <= Long.BYTES
        && (form.shift() == 0 || form.shift() == Byte.SIZE);
  }

  private static @Nullable String rowsProblem(RowBlock block, BlockLayout layout, int length) {
    int rows = layout.rows();
    int restMax = BlockLayout.KEY_BYTES_MAX - layout.sharedBytes();
    if (!layout.hasOffsets() && !block.fits(length)) {
      return rows + " rows of one length that do not end at " + length;
    }
    // Offsets that never go back, and end at the end, are all within the payload.
    int end = block.edge(0);
    if (end != layout.rowsAt()) {
      return "rows that begin at " + end;
    }
    for (int row = 0; row < rows; row++) {
      int key = end;
      int value = block.edge(2 * row + 1);
      end = block.edge(2 * row + 2);
      if (key > value || value > end || value - key > restMax) {
        return "row " + row + " from " + key + " over " + value + " to " + end;
      }
      if (!isEntry(block.trailer(row), end - value)) {
        return "an unknown kind of entry, or a tombstone with a value, in row " + row;
      }
    }
    return end == length ? null : "rows that end at " + end + " of " + length;
  }
}
