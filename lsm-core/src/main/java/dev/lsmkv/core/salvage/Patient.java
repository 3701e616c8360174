package dev.lsmkv.core.salvage;

import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.cache.SharedBlockCache;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.table.TableCounters;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.spi.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * A store that is looked at, and not opened.
 *
 * @param layout where it is
 * @param storage the disk
 * @param parts what reads it
 * @param options how much memory that may take
 */
public record Patient(StoreLayout layout, Storage storage, Parts parts, StoreOptions options) {

  /** Opens its tables, and repairs nothing. */
  TableOpener opener(UUID store) {
    TableOpener.Shared shared =
        new TableOpener.Shared(
            new SharedBlockCache(0),
            new TableCounters(),
            _ -> {},
            new Health(layout.root().path()));
    return new TableOpener(layout, store, parts, shared);
  }

  /** The ROOTs that stand. */
  List<Long> roots() throws IOException {
    return new RootReader(layout).numbers();
  }

  /** What is thrown when somebody writes the store meanwhile. */
  StoreLockedException busy() {
    return new StoreLockedException(
        "The store "
            + layout.root().path()
            + " is being written, and its files have changed meanwhile. Close it there, and try again.",
        new IOException("a ROOT came or went"));
  }
}
