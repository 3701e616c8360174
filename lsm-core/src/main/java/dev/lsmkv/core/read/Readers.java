package dev.lsmkv.core.read;

import dev.lsmkv.core.commit.Throttle;

/**
 * What flushes, compactions and writers have to know of those who read.
 *
 * @param snapshots what is to be kept for them
 * @param sign whether there are many
 */
public record Readers(SnapshotRegistry snapshots, ReadSign sign) implements Throttle.Audience {

  @Override
  public boolean areMany() {
    return sign.isReadMuch(System.nanoTime());
  }

  @Override
  public boolean haveReadSince() {
    return sign.take();
  }
}
