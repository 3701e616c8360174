package dev.lsmkv.spi.index;

import dev.lsmkv.spi.entry.Key;

/**
 * One block, as the index sees it.
 *
 * @param separator at or after every key in this block and at or before every key in the blocks
 *     behind it; need not be a key itself. Where versions of one key lie in two blocks, it is that
 *     key
 * @param offset where the block begins in the data file
 * @param length its bytes in the data file
 */
public record BlockSpan(Key separator, long offset, int length) {}
