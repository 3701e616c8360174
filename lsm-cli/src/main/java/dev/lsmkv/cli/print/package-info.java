/**
 * How figures and data look to a person: bytes made safe for a terminal, sizes with units,
 * statistics as text and as JSON, and the tree of levels.
 *
 * <p>Everything here turns values into text; nothing here reads a store or writes to a stream.
 */
package dev.lsmkv.cli.print;
