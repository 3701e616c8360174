/**
 * What the engine complains of beside its exceptions: an index that had to be built again, a
 * compaction that met damage. The engine says it through {@code System.Logger}; here it becomes a
 * line on standard error, without the stack trace that the JDK's own logging would print.
 */
package dev.lsmkv.cli.warning;
