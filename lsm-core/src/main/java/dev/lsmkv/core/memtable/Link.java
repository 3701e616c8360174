package dev.lsmkv.core.memtable;

/**
 * What a link says about the key it leads to, so that a search seldom has to look at that key.
 *
 * <p>A link is {@code shared 14 bits | symbol 9 bits | symbol 9 bits | reference 32 bits}: how many
 * bytes the next key has in common with the key of the node that holds the link, and the two
 * symbols of the next key that follow those. A symbol is a byte plus 1, or 0 behind the end of the
 * key, and so symbols have the order of keys. A shared length of {@link #SHARED_MAX} stands for any
 * from there on.
 *
 * <p>A search that knows how many bytes the current key shares with the wanted one compares that
 * with {@code shared}. More: the next key parts from the wanted one where the current key does, and
 * is before it too. Fewer: the next key parts from both, upwards. As many: the symbols decide. Only
 * if they are equal the next key itself is read, from behind them on. Keys with a long common
 * beginning, as keys mostly have, cost no more than others.
 */
final class Link {

  static final int SHARED_MAX = (1 << 14) - 1;

  /** The number of bytes that the symbols of a link stand for. */
  static final int SYMBOLS = 2;

  private static final int SYMBOL_BITS = 9;
  private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;
  private static final int SYMBOLS_BITS = SYMBOLS * SYMBOL_BITS;
  private static final int SYMBOLS_MASK = (1 << SYMBOLS_BITS) - 1;

  private Link() {}

  static long of(int shared, int symbols, int node) {
    int hint = Math.min(shared, SHARED_MAX) << SYMBOLS_BITS | symbols;
    return (long) hint << Integer.SIZE | Integer.toUnsignedLong(node);
  }

  /** The node that a link leads to, or {@link NodeChunks#END}. */
  static int node(long link) {
    return (int) link;
  }

  static int shared(long link) {
    return (int) (link >>> (Integer.SIZE + SYMBOLS_BITS));
  }

  static int symbols(long link) {
    return (int) (link >>> Integer.SIZE) & SYMBOLS_MASK;
  }

  /** The symbols of {@code key[at, to)}; {@code at} may be at the end. */
  static int symbols(byte[] key, int at, int to) {
    return symbol(key, at, to) << SYMBOL_BITS | symbol(key, at + 1, to);
  }

  /** Whether two symbols begin alike; if they are not equal, they then part at the second. */
  static boolean beginAlike(int symbols, int otherSymbols) {
    return symbols >>> SYMBOL_BITS == otherSymbols >>> SYMBOL_BITS;
  }

  /** Whether the key ends within these symbols. */
  static boolean reachTheEnd(int symbols) {
    return (symbols & SYMBOL_MASK) == 0;
  }

  private static int symbol(byte[] key, int at, int to) {
    return at < to ? (key[at] & 0xff) + 1 : 0;
  }
}
