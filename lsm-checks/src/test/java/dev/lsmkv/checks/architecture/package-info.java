/**
 * Rules about the arrows between classes, packages and modules, read from the compiled classes.
 *
 * <p>{@code planted} holds classes that break them, for the tests of the rules themselves.
 */
package dev.lsmkv.checks.architecture;
