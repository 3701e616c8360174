package dev.lsmkv.cli.transfer;

import com.google.errorprone.annotations.Immutable;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes an entry as a line of one format. */
@FunctionalInterface
@Immutable
interface EntryWriter {

  /**
   * Writes a line.
   *
   * @param key the key
   * @param value the value
   * @param target where to
   * @throws IOException if it cannot be written
   */
  void write(byte[] key, byte[] value, OutputStream target) throws IOException;
}
