package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.util.List;

/** The contract of an {@link EntryCursor}. */
public interface EntryCursorContract extends EntryCursorTests {

  /**
   * Opens a cursor under test.
   *
   * @param entries what it shows, in forward order; no sequence number comes twice
   * @param direction the way it goes
   * @return a new cursor before the first entry
   * @throws IOException if it cannot be opened, which fails the test
   */
  @Override
  EntryCursor cursor(List<Entry> entries, Direction direction) throws IOException;
}
