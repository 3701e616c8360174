package dev.lsmkv.cli.transfer;

import dev.lsmkv.cli.bytes.Escapes;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes an entry as a line of TSV. */
final class TsvWriter {

  private TsvWriter() {}

  static void write(byte[] key, byte[] value, OutputStream target) throws IOException {
    Escapes.write(key, target);
    target.write('\t');
    Escapes.write(value, target);
    target.write('\n');
  }
}
