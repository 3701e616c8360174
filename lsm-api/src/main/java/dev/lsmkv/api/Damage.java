package dev.lsmkv.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place in the files of a store that is not as it was written.
 *
 * @param file the damaged or missing file
 * @param offset the byte where the damage was noticed; 0 where the file as a whole is meant
 * @param level the level of the table, if it is one and its level is known
 * @param keys the keys that may lie there, and so cannot be read; empty for a file that holds no
 *     keys, or if they are not known
 * @param expected what should be there, in words
 * @param actual what is there, in words, never the bytes of a key or value
 */
public record Damage(
    Path file,
    long offset,
    OptionalInt level,
    Optional<KeyRange> keys,
    String expected,
    String actual) {}
