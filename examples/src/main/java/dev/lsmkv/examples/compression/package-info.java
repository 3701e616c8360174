/**
 * A compression, {@code example.run-length}, as PackBits: stretches, each led by a control byte
 * {@code c}.
 *
 * <pre>
 * c from 0 to 127      c + 1 bytes follow, to be taken as they are
 * c from 128 to 255    one byte follows, to be repeated c - 125 times: 3 to 130
 * </pre>
 *
 * <p>Example: {@code aaaaab} is {@code 82 61 00 62}.
 */
package dev.lsmkv.examples.compression;
