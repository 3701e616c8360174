package dev.lsmkv.core.provider;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parts of one open store: those its options choose, made at open, and those its files name,
 * made when first needed.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class Parts {

  /** The id of "no such part", for filters and compressions. */
  public static final String NONE = "none";

  private static final Map<Role, String> DEFAULTS =
      Map.of(
          Role.MEM_TABLE, "tree",
          Role.WAL, "mapped",
          Role.TABLE_FORMAT, "rows",
          Role.BLOCK_INDEX, "sparse",
          Role.FILTER, "bloom",
          Role.COMPACTION, "leveled");

  private final ProviderRegistry registry;
  private final StoreOptions options;
  private final Map<Role, SettingsReader> settings = new EnumMap<>(Role.class);
  private final Map<PartKey, Object> made = new ConcurrentHashMap<>();

  /**
   * Finds all providers, makes the chosen parts, and refuses settings that none of them read.
   *
   * @param request what to open
   */
  public Parts(OpenRequest request) {
    this.registry = new ProviderRegistry(request);
    this.options = request.options();
    for (Role role : Role.values()) {
      settings.put(role, new SettingsReader(role, options.settings(role)));
    }
    makeChosen();
    settings.values().forEach(SettingsReader::requireAllRead);
  }

  private void makeChosen() {
    String why = "the options";
    memTable();
    wal(chosen(Role.WAL), why);
    tableFormat(chosen(Role.TABLE_FORMAT), why);
    blockIndex(chosen(Role.BLOCK_INDEX), why);
    compaction();
    if (!chosen(Role.FILTER).equals(NONE) && filter(chosen(Role.FILTER)).isEmpty()) {
      throw registry.missing(Role.FILTER, chosen(Role.FILTER), why);
    }
    compression(chosen(Role.COMPRESSION), why);
  }

  /**
   * The id that the options choose for a role, or its default.
   *
   * @param role the role
   * @return the id
   */
  public String chosen(Role role) {
    return options.provider(role).orElseGet(() -> defaultId(role));
  }

  private String defaultId(Role role) {
    if (role == Role.COMPRESSION) {
      return registry.find(role, "lz4", CompressionProvider.class).isPresent() ? "lz4" : NONE;
    }
    return DEFAULTS.getOrDefault(role, NONE);
  }

  /** The id of the compression for new tables of a level. */
  public String compressionId(int level) {
    return level >= options.compressedFromLevel() ? chosen(Role.COMPRESSION) : NONE;
  }

  /** The chosen memtables. */
  public MemTableFactory memTable() {
    return required(
        new PartKey(Role.MEM_TABLE, chosen(Role.MEM_TABLE)), MemTableProvider.class, "the options");
  }

  /** The chosen compaction strategy. */
  public CompactionStrategy compaction() {
    return required(
        new PartKey(Role.COMPACTION, chosen(Role.COMPACTION)),
        CompactionProvider.class,
        "the options");
  }

  /** The log format of an id. */
  public WalFormat wal(String id, String neededBy) {
    return required(new PartKey(Role.WAL, id), WalProvider.class, neededBy);
  }

  /** The table format of an id. */
  public TableFormat tableFormat(String id, String neededBy) {
    return required(new PartKey(Role.TABLE_FORMAT, id), TableFormatProvider.class, neededBy);
  }

  /** The block index of an id. */
  public BlockIndexFormat blockIndex(String id, String neededBy) {
    return required(new PartKey(Role.BLOCK_INDEX, id), BlockIndexProvider.class, neededBy);
  }

  /** The compression of an id; empty for {@link #NONE}. */
  public Optional<Compression> compression(String id, String neededBy) {
    if (id.equals(NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        required(new PartKey(Role.COMPRESSION, id), CompressionProvider.class, neededBy));
  }

  /**
   * The filter of an id; empty for {@link #NONE} and where nobody provides it, since tables are
   * read without it too.
   */
  public Optional<FilterFormat> filter(String id) {
    PartKey key = new PartKey(Role.FILTER, id);
    return registry
        .find(Role.FILTER, id, FilterProvider.class)
        .map(provider -> make(key, provider, "the options"));
  }

  private <T, P extends Provider<T>> T required(PartKey key, Class<P> service, String neededBy) {
    P provider =
        registry
            .find(key.role(), key.id(), service)
            .orElseThrow(() -> registry.missing(key.role(), key.id(), neededBy));
    return make(key, provider, neededBy);
  }

  @SuppressWarnings("unchecked") // a key names one provider, and so one type of part
  private <T> T make(PartKey key, Provider<T> provider, String neededBy) {
    return (T) made.computeIfAbsent(key, _ -> create(key, provider, neededBy));
  }

  private Object create(PartKey key, Provider<?> provider, String neededBy) {
    try {
      return provider.create(settings(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionsException(
          "Option refused by '" + key.id() + "': " + e.getMessage() + ".", e);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw registry.unusable(key.role(), provider, neededBy, e);
    }
  }

  /**
   * Those of a role are for the part that is chosen: another may know the names, and not the range.
   */
  private SettingsReader settings(PartKey key) {
    return key.id().equals(chosen(key.role()))
        ? java.util.Objects.requireNonNull(settings.get(key.role()))
        : new SettingsReader(key.role(), Map.of());
  }

  private record PartKey(Role role, String id) {}
}
