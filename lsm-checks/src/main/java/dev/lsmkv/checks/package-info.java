/**
 * The house style as tests.
 *
 * <p>Each rule looks at every module of the build and has a test that plants what it forbids, for a
 * rule that cannot fail says nothing. There is no list of exceptions: a rule that proves wrong is
 * changed here, for all.
 */
package dev.lsmkv.checks;
