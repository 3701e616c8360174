package dev.lsmkv.cli.shell;

import java.io.IOException;
import java.util.Optional;

/** Where the shell gets its lines from. */
interface Lines extends AutoCloseable {

  /**
   * The next line.
   *
   * @return nothing at the end
   * @throws IOException if it cannot be read
   */
  Optional<String> next() throws IOException;

  @Override
  void close() throws IOException;
}
