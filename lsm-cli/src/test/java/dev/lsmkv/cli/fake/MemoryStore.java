package dev.lsmkv.cli.fake;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LimitExceededException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.OperationReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A store in a map. */
final class MemoryStore implements LsmStore {

  private final MemoryEngine.Contents contents;
  private final OpenMode mode;
  private long flushes;

  MemoryStore(MemoryEngine.Contents contents, OpenMode mode) {
    this.contents = contents;
    this.mode = mode;
  }

  static CorruptionException damage(byte[] key) {
    return new CorruptionException(
        "A block is damaged.",
        new CorruptionException.Location(
            Path.of("sstables", "sstable_000007", "data.block"),
            key[0] * 4096L,
            OptionalLong.of(4096),
            OptionalInt.of(1),
            "checksum 0x12345678",
            "checksum 0x00000000"));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    requireWritable();
    if (key.length == 0) {
      throw new LimitExceededException("A key has at least 1 byte.");
    }
    contents.entries().put(key.clone(), value.clone());
  }

  @Override
  public void delete(byte[] key) {
    requireWritable();
    contents.entries().remove(key);
  }

  @Override
  public void write(WriteBatch batch) {
    write(batch, Durability.SYNC);
  }

  @Override
  public void write(WriteBatch batch, Durability durability) {
    OperationReader operations = batch.encoded().operations();
    while (operations.next()) {
      byte[] key = slice(operations.bytes(), operations.keyOffset(), operations.keyLength());
      if (operations.kind() == EntryKind.PUT) {
        put(key, slice(operations.bytes(), operations.valueOffset(), operations.valueLength()));
      } else {
        delete(key);
      }
    }
  }

  private static byte[] slice(byte[] bytes, int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  private void requireWritable() {
    if (mode == OpenMode.READ_ONLY) {
      throw new StoreReadOnlyException("The store was opened for reading only.");
    }
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    if (contents.damaged().contains(key)) {
      throw damage(key);
    }
    return Optional.ofNullable(contents.entries().get(key)).map(byte[]::clone);
  }

  @Override
  public boolean contains(byte[] key) {
    return get(key).isPresent();
  }

  @Override
  public Cursor scan(KeyRange range) {
    return new MemoryCursor(contents, range, false);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return new MemoryCursor(contents, range, true);
  }

  @Override
  public Snapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void flush() {
    requireWritable();
    flushes++;
  }

  @Override
  public void compact() {
    requireWritable();
  }

  @Override
  public void compact(KeyRange range) {
    requireWritable();
  }

  @Override
  public StoreStats stats() {
    return SampleStats.of(contents.entries().size(), flushes);
  }

  @Override
  public void close() {}
}
