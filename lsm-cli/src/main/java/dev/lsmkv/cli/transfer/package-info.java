/**
 * Import and export: entries as lines of text, any bytes kept.
 *
 * <p>TSV, one entry a line, the first tab between key and value:
 *
 * <pre>{@code
 * user:1<TAB>Ada\tLovelace\x00
 * }</pre>
 *
 * <p>with the escapes of {@link dev.lsmkv.cli.bytes}. Export escapes whatever is not plain UTF-8
 * text, import takes any bytes between the separators as they are, and accepts lines that end with
 * carriage return and newline.
 *
 * <p>JSON Lines, one object a line:
 *
 * <pre>{@code
 * {"key":"user:1","value":"Ada"}
 * {"key64":"/wA=","value64":"AAEC"}
 * }</pre>
 *
 * <p>The second form, Base64 of RFC 4648, is for entries whose key or value is not UTF-8.
 *
 * <p>Both are written in the order of keys and depend on the entries alone: exporting, importing
 * and exporting again gives the same bytes. Import reads a line piece by piece: memory is bounded
 * by the limits of key and value, however long the line is. Blank lines and a byte order mark at
 * the start are passed over.
 */
package dev.lsmkv.cli.transfer;
