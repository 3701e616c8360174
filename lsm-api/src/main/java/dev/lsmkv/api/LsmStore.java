package dev.lsmkv.api;

import java.nio.file.Path;

/**
 * An ordered key-value store in a directory.
 *
 * <pre>{@code
 * try (LsmStore store = LsmStore.open(Path.of("data"))) {
 *   store.put("k".getBytes(UTF_8), "v".getBytes(UTF_8));
 *   store.get("k".getBytes(UTF_8));
 * }
 * }</pre>
 *
 * <p>A key has 1 byte to 64 KiB, a value at most 64 MiB ({@link StoreOptions#valueBytesMax}), a
 * batch at most 256 MiB; more is refused with {@link LimitExceededException} before anything is
 * written.
 *
 * <p>A write that ends in {@link DurabilityUnknownException} is not visible, and may be there once
 * the store was opened again, or not; until then the store takes no more ({@link
 * StoreReadOnlyException}). One that ends in any other {@link LsmException} has changed nothing.
 * Where space is wanting that is a {@link StoreIoException}, and the state of {@link #stats} is
 * {@code OUT_OF_SPACE}: writes succeed again as soon as there is some.
 */
public interface LsmStore extends ReadView, AutoCloseable {

  /**
   * Opens a store with the default options, and makes it if there is none.
   *
   * @param directory where it is; missing parents are created
   * @return the store
   * @throws LsmException if it cannot be opened; the subclass tells why
   */
  static LsmStore open(Path directory) {
    return builder(directory).open();
  }

  /**
   * Opens a store, and makes it if there is none.
   *
   * @param directory where it is; missing parents are created
   * @param options the options
   * @return the store
   * @throws LsmException if it cannot be opened; the subclass tells why
   */
  static LsmStore open(Path directory, StoreOptions options) {
    return builder(directory).options(options).open();
  }

  /**
   * Prepares to open a store, with everything that can be chosen.
   *
   * @param directory where it is
   * @return a builder with the default options
   */
  static Builder builder(Path directory) {
    return new StoreBuilder(directory);
  }

  /**
   * Writes a value under a key, over what was there.
   *
   * @param key 1 byte to 64 KiB
   * @param value may be empty
   */
  void put(byte[] key, byte[] value);

  /**
   * Deletes a key; no effect if it is absent.
   *
   * @param key 1 byte to 64 KiB
   */
  void delete(byte[] key);

  /**
   * Writes a batch, whole or not at all, with the durability of the options.
   *
   * @param batch left unchanged, so that it can be written again
   */
  void write(WriteBatch batch);

  /**
   * Writes a batch, whole or not at all. One without operations has no effect, whatever its
   * durability.
   *
   * @param batch left unchanged, so that it can be written again
   * @param durability what the write survives once this returns
   */
  void write(WriteBatch batch, Durability durability);

  /**
   * The store as it is now, to read from while it changes. Holds disk space until it is closed.
   *
   * @return a snapshot, to be closed
   */
  Snapshot snapshot();

  /** Returns when everything written before is in durable tables. */
  void flush();

  /**
   * Compacts everything, the memtable included, down to the last level, and waits. Nothing else is
   * compacted meanwhile: whoever writes a lot beside it is delayed, and in the end waits for it.
   * Damaged tables stay where they are, and with them what they overlap ({@link
   * StoreStats#tablesDamaged}).
   */
  void compact();

  /**
   * Compacts the keys of a range, the memtable included, down to the last level, and waits.
   *
   * @param range the keys
   */
  void compact(KeyRange range);

  /**
   * How the store is doing.
   *
   * @return the figures of this moment
   */
  StoreStats stats();

  /**
   * This store with typed keys and values.
   *
   * @param keys encodes keys so that their order is kept
   * @param values encodes values
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return a view; there is nothing to close
   */
  default <K, V> TypedStore<K, V> typed(OrderedCodec<K> keys, Codec<V> values) {
    return new CodecStore<>(this, keys, values);
  }

  /**
   * Flushes, and closes the store; from any thread. Calls under way in other threads end in {@link
   * StoreClosedException}. A second call has no effect.
   *
   * <p>Whatever happens, the store is closed and everything it held is let go of. A store that is
   * read-only until reopened is not flushed any more: what was logged is recovered when it is
   * opened again, and only what was accepted with {@link Durability#NONE} and is in no table is
   * lost.
   *
   * @throws LsmException if the final flush failed, or if writes accepted with {@link
   *     Durability#NONE} are lost because the store was read-only until reopened; what was logged
   *     is recovered when it is opened again
   */
  @Override
  void close();

  /** Collects what is to be known before a store is opened. Thread: confined. */
  interface Builder {

    /**
     * Sets the options.
     *
     * @param options the options
     * @return this
     */
    Builder options(StoreOptions options);

    /**
     * Adds a part, which beats a discovered one of the same role and id.
     *
     * @param provider a provider of one of the seven roles
     * @return this
     */
    Builder with(dev.lsmkv.spi.Provider<?> provider);

    /**
     * Looks for parts in a module layer, besides where they are looked for anyway: the thread's
     * context class loader and the one of this module.
     *
     * @param layer the layer; its parents are searched too
     * @return this
     */
    Builder discoverIn(ModuleLayer layer);

    /**
     * Opens for reading only: takes no lock, writes nothing, and follows the writer.
     *
     * @return this
     */
    Builder readOnly();

    /**
     * Replaces the disk, the clocks and the threads, for tests.
     *
     * @param environment what to use
     * @return this
     */
    Builder environment(dev.lsmkv.spi.environment.Environment environment);

    /**
     * Verifies every checksum, order and count in the files of the store, without opening it: takes
     * no lock, writes nothing, and works where the store cannot be opened. Of the options only the
     * parts that are needed to read it matter.
     *
     * @param progress is told how far it is
     * @return what was found
     * @throws LsmException if there is no store, or it is being written meanwhile
     */
    CheckReport check(WorkProgress progress);

    /**
     * Copies what is sound of the store into a new one; changes nothing in the store itself. The
     * new store is written with the options given here.
     *
     * @param target the directory of the new store, empty or missing
     * @param progress is told how far it is
     * @return what was saved and what not
     * @throws LsmException if there is no store, it is being written meanwhile, or the new one
     *     cannot be written
     */
    RepairReport repairTo(Path target, WorkProgress progress);

    /**
     * Opens the store.
     *
     * @return the store
     * @throws LsmException if it cannot be opened; the subclass tells why
     */
    LsmStore open();
  }
}
