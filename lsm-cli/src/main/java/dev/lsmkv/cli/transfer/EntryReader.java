package dev.lsmkv.cli.transfer;

import com.google.errorprone.annotations.Immutable;
import dev.lsmkv.cli.bytes.LineSource;
import java.io.IOException;

/** Decodes a line of one format. */
@FunctionalInterface
@Immutable
interface EntryReader {

  /**
   * Reads the current line, or as much of it as is needed to know that it is malformed.
   *
   * @param lines at the start of a line
   * @return the entry
   * @throws MalformedLineException if the line is not an entry
   * @throws IOException if it cannot be read
   */
  Entry read(LineSource lines) throws MalformedLineException, IOException;
}
