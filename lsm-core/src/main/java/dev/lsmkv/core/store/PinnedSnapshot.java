package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.read.PointReader;
import dev.lsmkv.core.read.ReadSign;
import dev.lsmkv.core.read.Scanner;
import dev.lsmkv.core.table.RetiredTableException;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A snapshot of a store that is only followed. The process that writes knows nothing of it and
 * keeps no versions for it, so it holds the version it was taken on. Thread: safe for use from many
 * threads.
 */
final class PinnedSnapshot implements Snapshot {

  private final VersionSet versions;
  private final Version version;
  private final Health health;
  private final Scanner scanner;
  private final long sequence;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes over the reference to the version of {@code state}. */
  PinnedSnapshot(VersionSet versions, Health health, FollowedState state) {
    this.versions = versions;
    this.version = state.version();
    this.sequence = state.sequence();
    this.health = health;
    this.scanner = new Scanner(versions, state::sequence, health, new ReadSign(System.nanoTime()));
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    Objects.requireNonNull(key, "key");
    requireUsable();
    if (!KeyLimits.isPossible(key)) {
      return Optional.empty();
    }
    try {
      Hit hit = PointReader.find(version, new Lookup(key, sequence));
      return hit == null || hit.isTombstone() ? Optional.empty() : Optional.of(hit.value());
    } catch (RetiredTableException | IllegalStateException e) {
      requireUsable();
      throw new IllegalStateException("The snapshot was closed while it was read.", e);
    } catch (LsmException e) {
      requireUsable(); // or the files may belong to somebody else by now
      throw e;
    }
  }

  @Override
  public boolean contains(byte[] key) {
    return get(key).isPresent();
  }

  @Override
  public Cursor scan(KeyRange range) {
    return scan(range, Direction.FORWARD);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return scan(range, Direction.REVERSE);
  }

  private Cursor scan(KeyRange range, Direction direction) {
    Objects.requireNonNull(range, "range");
    requireUsable();
    return scanner.scanVersion(version, range, direction, sequence);
  }

  private void requireUsable() {
    if (closed.get()) {
      throw new IllegalStateException("The snapshot is closed.");
    }
    health.requireOpen();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      versions.release(version);
    }
  }
}
