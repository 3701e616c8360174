/**
 * Tables as the engine sees them: writing one with all its components, opening one when it is first
 * read, and letting go of it when nobody needs it.
 *
 * <p>A component that is not the data (a filter, an index) is a file of its own:
 *
 * <pre>
 * offset   size
 *      0    128  FileHeader with the role, the id of the plug-in, the store and the table's number
 *    128      n  what the plug-in encoded
 *  128+n      8  n, u64 little-endian
 *  136+n      4  CRC32C of bytes 128 to 135+n
 *  140+n      4  zero
 * </pre>
 *
 * <p>The data file is a FileHeader and then whatever the table format wrote. {@code table.json}
 * holds the length and the CRC32C of each component as a whole, and the ids of all plug-ins; the
 * manifest holds the CRC32C of {@code table.json}.
 *
 * <p>Filter and index follow from the data and the settings they were built with, bit by bit. So
 * one that was lost is written again in place of the old, and counts only if its checksum is the
 * recorded one; no other file changes for it. While it is written, {@code .rebuilt} is added to its
 * name; a file of such a name that a crash has left is ignored, and goes with the next repair or
 * with the table.
 */
package dev.lsmkv.core.table;
