package dev.lsmkv.spi.storage;

import java.util.UUID;

/**
 * Who a binary file says it is. Comparing it with what is expected catches files that were swapped
 * or copied in.
 *
 * @param role what the file is for
 * @param providerId the id of the plug-in that wrote it
 * @param store the store it belongs to
 * @param number its number, never used twice in a store
 */
public record FileIdentity(FileRole role, String providerId, UUID store, long number) {}
