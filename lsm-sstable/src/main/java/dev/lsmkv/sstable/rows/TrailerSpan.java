package dev.lsmkv.sstable.rows;

/**
 * The trailers of a block. Thread: immutable.
 *
 * @param first the smallest
 * @param last the greatest
 * @param ofOneKind whether their lowest bytes, which tell the kinds of the entries, are equal
 */
record TrailerSpan(long first, long last, boolean ofOneKind) {

  private static final int KIND_MASK = 0xff;

  /**
   * How trailers are stored: as differences from the smallest, shifted to the right.
   *
   * @param width bytes of each: 0 to 8
   * @param shift bits: 0, or those of the kind where all are of one kind
   */
  record Form(int width, int shift) {}

  static TrailerSpan of(long trailer) {
    return new TrailerSpan(trailer, trailer, true);
  }

  TrailerSpan with(long trailer) {
    boolean isFirst = Long.compareUnsigned(trailer, first) < 0;
    boolean isLast = Long.compareUnsigned(trailer, last) > 0;
    boolean isOfOneKind = ofOneKind && ((trailer ^ first) & KIND_MASK) == 0;
    return !isFirst && !isLast && isOfOneKind == ofOneKind
        ? this
        : new TrailerSpan(isFirst ? trailer : first, isLast ? trailer : last, isOfOneKind);
  }

  /** The narrowest form. */
  Form form() {
    int shift = ofOneKind ? Byte.SIZE : 0;
    int bits = Long.SIZE - Long.numberOfLeadingZeros((last - first) >>> shift);
    return new Form((bits + Byte.SIZE - 1) / Byte.SIZE, shift);
  }
}
