package dev.lsmkv.core.layout;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directories and file names of one store. Immutable. */
public final class StoreLayout {

  /** The name of the lock file. */
  public static final String LOCK = "LOCK";

  /** The name of the properties file in a table's directory. */
  public static final String TABLE_PROPERTIES = "table.json";

  /** The directories of a store. */
  public static final Set<String> DIRECTORIES = Set.of("manifests", "wal", "sstables", "lost");

  private static final Pattern ROOT = Pattern.compile("ROOT-(\\d{10,19})\\.json");
  private static final Pattern MANIFEST =
      Pattern.compile("manifest_l\\d{1,4}\\.(\\d{6,19})\\.json");
  private static final Pattern LEVEL = Pattern.compile("manifest_l(\\d{1,4})\\.\\d{6,19}\\.json");
  private static final Pattern WAL = Pattern.compile("(\\d{6,19})\\.log");
  private static final Pattern TABLE = Pattern.compile("sstable_(\\d{6,19})");

  private final StorageDirectory root;
  private final @Nullable StorageDirectory above;

  /**
   * The layout of a store.
   *
   * @param storage the disk
   * @param directory the store's directory
   */
  public StoreLayout(Storage storage, Path directory) {
    this.root = storage.directory(directory);
    Path parent = directory.toAbsolutePath().getParent();
    this.above = parent == null ? null : storage.directory(parent);
  }

  /** The store's directory. */
  public StorageDirectory root() {
    return root;
  }

  /**
   * Makes the name of the store's directory durable.
   *
   * @throws IOException if that is not certain
   */
  public void forceName() throws IOException {
    if (above != null) {
      above.force();
    }
  }

  /** The directory of the level manifests. */
  public StorageDirectory manifests() {
    return root.child("manifests");
  }

  /** The directory of the log's segments. */
  public StorageDirectory wal() {
    return root.child("wal");
  }

  /** The directory of the tables' directories. */
  public StorageDirectory tables() {
    return root.child("sstables");
  }

  /** The directory of what recovery set aside. */
  public StorageDirectory lost() {
    return root.child("lost");
  }

  /** The root file of a number. */
  public StorageFile rootFile(long number) {
    return root.file("ROOT-" + padded(number, 10) + ".json");
  }

  /** The name of the manifest of a level made by the root of a number. */
  public static String manifestName(int level, long rootNumber) {
    return "manifest_l" + level + "." + padded(rootNumber, 6) + ".json";
  }

  /** The log segment of a number. */
  public StorageFile walFile(long number) {
    return wal().file(padded(number, 6) + ".log");
  }

  /** The directory of the table of a number. */
  public StorageDirectory table(long number) {
    return tables().child(tableName(number));
  }

  /** The name of the directory of the table of a number. */
  public static String tableName(long number) {
    return "sstable_" + padded(number, 6);
  }

  /**
   * A number with zeros before it. A formatter would do, and first load what it needs to know of a
   * language.
   */
  private static String padded(long number, int digits) {
    String plain = Long.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }

  /** The number in the name of a root file, if it is one. */
  public static OptionalLong rootNumber(String name) {
    return number(ROOT, name);
  }

  /** The number in the name of a manifest, if it is one. */
  public static OptionalLong manifestNumber(String name) {
    return number(MANIFEST, name);
  }

  /** The level in the name of a manifest, if it is one. */
  public static OptionalInt manifestLevel(String name) {
    OptionalLong level = number(LEVEL, name);
    return level.isPresent() ? OptionalInt.of((int) level.getAsLong()) : OptionalInt.empty();
  }

  /** The number in the name of a log segment, if it is one. */
  public static OptionalLong walNumber(String name) {
    return number(WAL, name);
  }

  /** The number in the name of a table's directory, if it is one. */
  public static OptionalLong tableNumber(String name) {
    return number(TABLE, name);
  }

  private static OptionalLong number(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(matcher.group(1)));
    } catch (NumberFormatException _) {
      return OptionalLong.empty(); // nineteen digits can be more than a long holds
    }
  }
}
