/** Where the launcher enters: reads the command line, runs the pairs, writes the reports. */
package dev.lsmkv.bench;
