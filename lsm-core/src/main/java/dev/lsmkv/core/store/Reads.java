package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.read.PointReader;
import dev.lsmkv.core.read.ReadSign;
import dev.lsmkv.core.read.Readers;
import dev.lsmkv.core.read.Scanner;
import dev.lsmkv.core.read.SnapshotRegistry;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Hit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The reading half of a store, the same for one that writes and one that only reads. Thread: safe.
 */
final class Reads implements ReadView {

  private static final long NOW = Long.MAX_VALUE;

  private final PointReader points;
  private final Scanner scanner;
  private final Readers readers;
  private final Health health;

  Reads(VersionSet versions, LongSupplier visibleSequence, Health health) {
    ReadSign sign = new ReadSign(System.nanoTime());
    this.points = new PointReader(versions, visibleSequence, health, sign);
    this.scanner = new Scanner(versions, visibleSequence, health, sign);
    this.readers = new Readers(new SnapshotRegistry(visibleSequence), sign);
    this.health = health;
  }

  Readers readers() {
    return readers;
  }

  Snapshot snapshot() {
    health.requireOpen();
    return new RegisteredSnapshot(this, readers.snapshots().register());
  }

  Health health() {
    return health;
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return get(key, NOW);
  }

  @Override
  public boolean contains(byte[] key) {
    return get(key, NOW).isPresent();
  }

  @Override
  public Cursor scan(KeyRange range) {
    return scan(range, Direction.FORWARD, NOW);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return scan(range, Direction.REVERSE, NOW);
  }

  Optional<byte[]> get(byte[] key, long sequence) {
    Objects.requireNonNull(key, "key");
    if (!KeyLimits.isPossible(key)) {
      health.requireOpen();
      return Optional.empty();
    }
    Hit hit = points.find(key, sequence);
    return hit == null || hit.isTombstone() ? Optional.empty() : Optional.of(hit.value());
  }

  Cursor scan(KeyRange range, Direction direction, long sequence) {
    return scanner.scan(Objects.requireNonNull(range, "range"), direction, sequence);
  }
}
