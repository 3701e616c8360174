/**
 * The commands on a store, one a file, each usable from the command line and from the shell.
 *
 * <p>A command gets a {@link dev.lsmkv.cli.command.Session}: the console to talk through, and a way
 * to a store, which the shell holds open and the command line opens for each command. It returns an
 * exit code: 0 for done, 1 for absent or damaged, 2 for wrong use or an error.
 */
package dev.lsmkv.cli.command;
