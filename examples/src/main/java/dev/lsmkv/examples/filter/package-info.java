/**
 * A filter, {@code example.hash-set}: all hashes of a table's keys in an open hash table, 16 bytes
 * a key or a little more. A wrong "may be" comes only of two keys with the same 64 bits.
 *
 * <pre>
 * offset  size
 *      0  8 n   n slots, a power of two; little-endian; 0 is an empty slot
 * </pre>
 *
 * <p>A hash stands in the slot that its lowest bits name, or in the next free one behind it, round
 * the end. The hash 0 is stored as 1. At least half of the slots are empty.
 *
 * <p>Example, the two keys whose hashes are 5 and 9, in four slots: both belong into slot 1.
 *
 * <pre>
 * 00 00 00 00 00 00 00 00 | 05 00 00 00 00 00 00 00 | 09 00 00 00 00 00 00 00 | 00 00 00 00 00 00 00 00
 * </pre>
 *
 * <p>{@code docs/plugins.md} walks through this package.
 */
package dev.lsmkv.examples.filter;
