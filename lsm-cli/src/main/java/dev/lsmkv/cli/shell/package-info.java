/**
 * The shell: one store open for a session, a command a line. At a terminal with history, completion
 * and help; from a pipe plain, without a prompt.
 */
package dev.lsmkv.cli.shell;
