/**
 * Contracts: what every implementation of an interface must do, as JUnit tests. A test class
 * implements the contract, says what is to be tested, and has all its tests.
 *
 * <p>This package depends on the interfaces and JUnit.
 */
package dev.lsmkv.testkit.contract;
