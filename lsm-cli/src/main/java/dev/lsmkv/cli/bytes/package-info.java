/**
 * Bytes as text and back: the backslash escapes of TSV files and terminals, hexadecimal, and what
 * is UTF-8.
 *
 * <p>The escapes are
 *
 * <table>
 * <caption>Escapes</caption>
 * <tr><th>text</th><th>byte</th></tr>
 * <tr><td>{@code \\}</td><td>5c</td></tr>
 * <tr><td>{@code \t}</td><td>09</td></tr>
 * <tr><td>{@code \n}</td><td>0a</td></tr>
 * <tr><td>{@code \r}</td><td>0d</td></tr>
 * <tr><td>{@code \xNN}</td><td>NN, two hexadecimal digits</td></tr>
 * </table>
 *
 * <p>Worked example: the bytes {@code 61 09 ff c3 a9 1b} are written {@code a\t\xffé\x1b}.
 */
package dev.lsmkv.cli.bytes;
