package dev.lsmkv.spi.wal;

/**
 * How a segment ended.
 *
 * @param recordsFrom the offset of the first record: a {@code syncedUpTo} beyond it says that
 *     records were durable
 * @param validBytes the offset just behind the last whole record
 * @param syncedUpTo the largest offset that a record of the segment says was durable; 0 if none
 *     does
 * @param tornBytes the bytes from {@code validBytes} to the last one that is not zero: what a crash
 *     cut short; 0 for a clean end
 */
public record WalTail(long recordsFrom, long validBytes, long syncedUpTo, long tornBytes) {}
