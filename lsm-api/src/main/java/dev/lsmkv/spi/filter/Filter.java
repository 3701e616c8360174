package dev.lsmkv.spi.filter;

/** The filter of one table. Thread: safe for use from many threads. */
@FunctionalInterface
public interface Filter {

  /**
   * Whether a key may be in the table.
   *
   * @param hash the key's hash by {@link FilterFormat#hash}
   * @return false only if no key with this hash was given to {@link FilterFormat#build}
   */
  boolean mightContain(long hash);
}
