package dev.lsmkv.examples.index;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;

/** Provides the block index {@code example.full}. It has no settings. */
public final class FullIndexProvider implements BlockIndexProvider {

  /** For {@link java.util.ServiceLoader}. */
  public FullIndexProvider() {}

  @Override
  public String id() {
    return "example.full";
  }

  @Override
  public BlockIndexFormat create(Settings settings) {
    return new FullIndexFormat();
  }
}
