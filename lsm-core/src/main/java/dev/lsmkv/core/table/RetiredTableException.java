package dev.lsmkv.core.table;

import java.io.IOException;

/**
 * A table was closed because no version holds it, or because the store is closed; whoever meets
 * this, and whose store is open, reads again on a newer version.
 */
public final class RetiredTableException extends IOException {

  private static final long serialVersionUID = 1L;

  RetiredTableException() {
    super("the table was closed");
  }
}
