package dev.lsmkv.examples.table;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;

/** Provides the table format {@code example.sorted-array}. It has no settings. */
public final class SortedArrayProvider implements TableFormatProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SortedArrayProvider() {}

  @Override
  public String id() {
    return "example.sorted-array";
  }

  @Override
  public TableFormat create(Settings settings) {
    return new SortedArrayFormat();
  }
}
