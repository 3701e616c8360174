/**
 * What a command talks through: its streams, who looks at them, the clock, and progress bars.
 *
 * <p>No command touches {@code System.in}, {@code System.out} or {@code System.err}: {@code Main}
 * hands them in, and so do the tests. Depends on nothing else of this module.
 */
package dev.lsmkv.cli.console;
