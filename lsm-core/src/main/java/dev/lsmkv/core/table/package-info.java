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
 */
package dev.lsmkv.core.table;
