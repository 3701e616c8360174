/**
 * A disk that fails when it is told to, around any other: for tests of what the store makes of a
 * full disk, an input/output error, a short write or a bit that is read wrongly.
 *
 * <p>This package depends on the storage interfaces alone.
 */
package dev.lsmkv.testkit.faults;
