/** The shell and the tools. */
package dev.lsmkv.cli;
