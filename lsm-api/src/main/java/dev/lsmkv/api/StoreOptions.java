package dev.lsmkv.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of a store. Immutable; none is persisted, so each open may choose its own.
 *
 * <p>Each option's own method says its default, range, unit and effect. Sizes are in bytes. What
 * the parts understand goes into {@link Builder#setting}; {@code docs/tuning.md} lists it all.
 */
public final class StoreOptions {

  /** The default of {@link #memTableBytes}, {@value}: 64 MiB. */
  public static final long MEM_TABLE_BYTES = 64L << 20;

  /** The default of {@link #immutableMemTables}, {@value}. */
  public static final int IMMUTABLE_MEM_TABLES = 4;

  /** The default of {@link #flushThreads}, {@value}. */
  public static final int FLUSH_THREADS = 2;

  /** The default of {@link #compactionThreads}, {@value}. */
  public static final int COMPACTION_THREADS = 1;

  /** The default of {@link #blockCacheBytes}, {@value}: 256 MiB. */
  public static final long BLOCK_CACHE_BYTES = 256L << 20;

  /** The default of {@link #valueBytesMax}, {@value}: 64 MiB. */
  public static final int VALUE_BYTES_MAX = 64 << 20;

  /** The most that {@link #valueBytesMax} can allow, {@value}: 1 GiB. No stored value is longer. */
  public static final int VALUE_BYTES_LIMIT = 1 << 30;

  /** The default of {@link #compressedFromLevel}, {@value}. */
  public static final int COMPRESSED_FROM_LEVEL = 2;

  private static final StoreOptions DEFAULTS = builder().build();

  private final Durability durability;
  private final long memTableBytes;
  private final long memTableEntries;
  private final int immutableMemTables;
  private final int flushThreads;
  private final int compactionThreads;
  private final long blockCacheBytes;
  private final int valueBytesMax;
  private final int compressedFromLevel;
  private final Map<Role, String> providers;
  private final Map<Role, Map<String, String>> settings;

  private StoreOptions(Builder builder) {
    this.durability = builder.durability;
    this.memTableBytes = builder.memTableBytes;
    this.memTableEntries = builder.memTableEntries;
    this.immutableMemTables = builder.immutableMemTables;
    this.flushThreads = builder.flushThreads;
    this.compactionThreads = builder.compactionThreads;
    this.blockCacheBytes = builder.blockCacheBytes;
    this.valueBytesMax = builder.valueBytesMax;
    this.compressedFromLevel = builder.compressedFromLevel;
    this.providers = Map.copyOf(builder.providers);
    Map<Role, Map<String, String>> copy = new EnumMap<>(Role.class);
    builder.settings.forEach((role, values) -> copy.put(role, Map.copyOf(values)));
    this.settings = Map.copyOf(copy);
  }

  /**
   * The default options.
   *
   * @return the same object each time
   */
  public static StoreOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Begins with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins with these options.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.durability = durability;
    builder.memTableBytes = memTableBytes;
    builder.memTableEntries = memTableEntries;
    builder.immutableMemTables = immutableMemTables;
    builder.flushThreads = flushThreads;
    builder.compactionThreads = compactionThreads;
    builder.blockCacheBytes = blockCacheBytes;
    builder.valueBytesMax = valueBytesMax;
    builder.compressedFromLevel = compressedFromLevel;
    builder.providers.putAll(providers);
    settings.forEach((role, values) -> builder.settings.put(role, new TreeMap<>(values)));
    return builder;
  }

  /**
   * What a write survives unless it says otherwise; {@link Durability#SYNC} by default. The less it
   * is, the sooner a write returns.
   *
   * @return any durability
   */
  public Durability durability() {
    return durability;
  }

  /**
   * The size at which the memtable is replaced by a new one and flushed; {@value #MEM_TABLE_BYTES}
   * by default. A larger one means fewer, larger tables on level 0, more memory, and a longer
   * recovery. The group of writes that fills it may go beyond; a single write may be larger.
   *
   * @return bytes, 1 to 2 GiB
   */
  public long memTableBytes() {
    return memTableBytes;
  }

  /**
   * The number of versions at which the memtable is replaced, whatever its size; no limit by
   * default. Overwrites and deletions count.
   *
   * @return versions, 1 or more; {@link Long#MAX_VALUE} for no limit
   */
  public long memTableEntries() {
    return memTableEntries;
  }

  /**
   * How many full memtables may wait to be flushed before writers wait; {@value
   * #IMMUTABLE_MEM_TABLES} by default. More let longer bursts pass, and take memory: all memtables
   * together have {@link #memTableBytes} times one more than this.
   *
   * @return memtables, 1 to 64
   */
  public int immutableMemTables() {
    return immutableMemTables;
  }

  /**
   * The threads that flush; {@value #FLUSH_THREADS} by default. So many memtables are written to
   * tables at once; the tables join the store in the order of the memtables.
   *
   * @return threads, 1 to 64
   */
  public int flushThreads() {
    return flushThreads;
  }

  /**
   * The threads that compact; {@value #COMPACTION_THREADS} by default. So many compactions run at
   * once, as far as the strategy finds work on different tables.
   *
   * @return threads, 1 to 64
   */
  public int compactionThreads() {
    return compactionThreads;
  }

  /**
   * The most memory for decompressed blocks; {@value #BLOCK_CACHE_BYTES} by default. It is taken
   * only as compressed blocks are read, by point reads and the beginnings of scans, and kept until
   * the store is closed: long scans leave it alone, and blocks that are not compressed are read
   * where they are mapped.
   *
   * @return bytes, 0 or more; 0 for no cache
   */
  public long blockCacheBytes() {
    return blockCacheBytes;
  }

  /**
   * The longest value allowed; {@value #VALUE_BYTES_MAX} by default. A longer one is refused with
   * {@link LimitExceededException} before anything is written; what is stored already stays
   * readable. One of more than 256 MiB can be put, and is too long for a batch.
   *
   * @return bytes, 1 to 1 GiB
   */
  public int valueBytesMax() {
    return valueBytesMax;
  }

  /**
   * The first level whose new tables are compressed; {@value #COMPRESSED_FROM_LEVEL} by default,
   * since what lies above is rewritten soon. Of effect only if there is a compression: lz4 by
   * default where somebody provides it.
   *
   * @return a level, 0 or more
   */
  public int compressedFromLevel() {
    return compressedFromLevel;
  }

  /**
   * The id chosen for a role. Where none is, the defaults are {@code tree}, {@code mapped}, {@code
   * rows}, {@code sparse}, {@code bloom} and {@code leveled}, and for the compression {@code lz4}
   * if somebody provides it, else {@code none}.
   *
   * @param role the role
   * @return the id, or empty for the default
   */
  public Optional<String> provider(Role role) {
    return Optional.ofNullable(providers.get(role));
  }

  /**
   * The settings given for a role; none by default. The provider of a part says which there are.
   *
   * @param role the role
   * @return names and texts
   */
  public Map<String, String> settings(Role role) {
    return settings.getOrDefault(role, Map.of());
  }

  /**
   * Makes options. Bad values are refused with {@link InvalidOptionsException} at once. Thread:
   * confined.
   */
  public static final class Builder {

    private Durability durability = Durability.SYNC;
    private long memTableBytes = MEM_TABLE_BYTES;
    private long memTableEntries = Long.MAX_VALUE;
    private int immutableMemTables = IMMUTABLE_MEM_TABLES;
    private int flushThreads = FLUSH_THREADS;
    private int compactionThreads = COMPACTION_THREADS;
    private long blockCacheBytes = BLOCK_CACHE_BYTES;
    private int valueBytesMax = VALUE_BYTES_MAX;
    private int compressedFromLevel = COMPRESSED_FROM_LEVEL;
    private final Map<Role, String> providers = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, String>> settings = new EnumMap<>(Role.class);

    private Builder() {}

    /**
     * Sets {@link StoreOptions#durability}.
     *
     * @param durability the durability
     * @return this
     */
    public Builder durability(Durability durability) {
      this.durability = Objects.requireNonNull(durability, "durability");
      return this;
    }

    /**
     * Sets {@link StoreOptions#memTableBytes}.
     *
     * @param bytes 1 to 2 GiB
     * @return this
     */
    public Builder memTableBytes(long bytes) {
      this.memTableBytes = within("memTableBytes", bytes, 1, 2L << 30);
      return this;
    }

    /**
     * Sets {@link StoreOptions#memTableEntries}.
     *
     * @param entries 1 or more
     * @return this
     */
    public Builder memTableEntries(long entries) {
      this.memTableEntries = within("memTableEntries", entries, 1, Long.MAX_VALUE);
      return this;
    }

    /**
     * Sets {@link StoreOptions#immutableMemTables}.
     *
     * @param count 1 to 64
     * @return this
     */
    public Builder immutableMemTables(int count) {
      this.immutableMemTables = (int) within("immutableMemTables", count, 1, 64);
      return this;
    }

    /**
     * Sets {@link StoreOptions#flushThreads}.
     *
     * @param threads 1 to 64
     * @return this
     */
    public Builder flushThreads(int threads) {
      this.flushThreads = (int) within("flushThreads", threads, 1, 64);
      return this;
    }

    /**
     * Sets {@link StoreOptions#compactionThreads}.
     *
     * @param threads 1 to 64
     * @return this
     */
    public Builder compactionThreads(int threads) {
      this.compactionThreads = (int) within("compactionThreads", threads, 1, 64);
      return this;
    }

    /**
     * Sets {@link StoreOptions#blockCacheBytes}.
     *
     * @param bytes 0 or more
     * @return this
     */
    public Builder blockCacheBytes(long bytes) {
      this.blockCacheBytes = within("blockCacheBytes", bytes, 0, Long.MAX_VALUE);
      return this;
    }

    /**
     * Sets {@link StoreOptions#valueBytesMax}.
     *
     * @param bytes 1 to 1 GiB
     * @return this
     */
    public Builder valueBytesMax(int bytes) {
      this.valueBytesMax = (int) within("valueBytesMax", bytes, 1, VALUE_BYTES_LIMIT);
      return this;
    }

    /**
     * Sets {@link StoreOptions#compressedFromLevel}.
     *
     * @param level 0 or more
     * @return this
     */
    public Builder compressedFromLevel(int level) {
      this.compressedFromLevel = (int) within("compressedFromLevel", level, 0, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Chooses the part for a role.
     *
     * @param role the role
     * @param id the id of a provider
     * @return this
     */
    public Builder provider(Role role, String id) {
      providers.put(Objects.requireNonNull(role, "role"), Objects.requireNonNull(id, "id"));
      return this;
    }

    /**
     * Gives a part one of its settings. Whether it knows the name, and likes the value, is checked
     * at open.
     *
     * @param role the role
     * @param name the setting
     * @param value its value
     * @return this
     */
    public Builder setting(Role role, String name, String value) {
      Objects.requireNonNull(value, "value");
      settings
          .computeIfAbsent(Objects.requireNonNull(role, "role"), _ -> new TreeMap<>())
          .put(Objects.requireNonNull(name, "name"), value);
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public StoreOptions build() {
      return new StoreOptions(this);
    }

    private static long within(String name, long value, long first, long last) {
      if (value < first || value > last) {
        throw new InvalidOptionsException(
            name
                + " is "
                + value
                + "; it must be from "
                + first
                + (last == Long.MAX_VALUE ? " up." : " to " + last + "."));
      }
      return value;
    }
  }
}
