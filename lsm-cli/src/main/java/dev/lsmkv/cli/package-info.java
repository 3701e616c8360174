/**
 * The shell and the tools: {@code Main} wires the commands together. The rooms below it:
 *
 * <ul>
 *   <li>{@code console}: streams, terminals, progress bars
 *   <li>{@code bytes}: bytes as text and back
 *   <li>{@code print}: figures, statistics and levels as text
 *   <li>{@code transfer}: the formats of import and export
 *   <li>{@code warning}: what the engine complains of beside its exceptions
 *   <li>{@code command}: the commands on a store
 *   <li>{@code shell}: the shell, which runs those commands on one open store
 *   <li>{@code demo}: the tour
 * </ul>
 */
package dev.lsmkv.cli;
