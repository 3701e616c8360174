package dev.lsmkv.cli.transfer;

/**
 * A key with its value. Owned by whoever holds it; not copied.
 *
 * @param key 1 byte to 64 KiB
 * @param value at most 1 GiB
 */
@SuppressWarnings("ArrayRecordComponent") // passed from a reader to a writer, never compared
record Entry(byte[] key, byte[] value) {}
