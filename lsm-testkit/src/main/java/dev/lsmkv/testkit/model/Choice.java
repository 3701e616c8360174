package dev.lsmkv.testkit.model;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Options of a store as words, so that a list of steps can hold them as text: the name of an option
 * as {@link StoreOptions} has it, the name of a role for its provider ({@code WAL=channel}), and a
 * role with the name of a setting ({@code WAL.chunk-bytes=4096}). What is not said is the default.
 *
 * @param words names and values, neither with a space in it
 */
public record Choice(SortedMap<String, String> words) {

  /** The defaults. */
  public static final Choice DEFAULTS = new Choice(new TreeMap<>());

  private static final Map<String, BiConsumer<StoreOptions.Builder, String>> OPTIONS =
      Map.of(
          "durability", (to, value) -> to.durability(durability(value)),
          "memTableBytes", (to, value) -> to.memTableBytes(Long.parseLong(value)),
          "memTableEntries", (to, value) -> to.memTableEntries(Long.parseLong(value)),
          "immutableMemTables", (to, value) -> to.immutableMemTables(Integer.parseInt(value)),
          "flushThreads", (to, value) -> to.flushThreads(Integer.parseInt(value)),
          "compactionThreads", (to, value) -> to.compactionThreads(Integer.parseInt(value)),
          "blockCacheBytes", (to, value) -> to.blockCacheBytes(Long.parseLong(value)),
          "compressedFromLevel", (to, value) -> to.compressedFromLevel(Integer.parseInt(value)));

  /** Copies the words. */
  public Choice {
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
  }

  /**
   * This choice with one more word.
   *
   * @param name an option, a role, or a role with a setting
   * @param value its value
   * @return a choice
   */
  public Choice with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(words);
    more.put(name, String.valueOf(value));
    return new Choice(more);
  }

  /**
   * This choice without one of its words.
   *
   * @param name the word
   * @return a choice
   */
  public Choice without(String name) {
    SortedMap<String, String> fewer = new TreeMap<>(words);
    fewer.remove(name);
    return new Choice(fewer);
  }

  /** {@return the options} */
  public StoreOptions options() {
    StoreOptions.Builder options = StoreOptions.builder();
    words.forEach((name, value) -> apply(options, name, value));
    return options.build();
  }

  private static void apply(StoreOptions.Builder options, String name, String value) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      options.setting(Role.valueOf(name.substring(0, dot)), name.substring(dot + 1), value);
      return;
    }
    Optional.ofNullable(OPTIONS.get(name))
        .orElse((to, id) -> to.provider(Role.valueOf(name), id))
        .accept(options, value);
  }

  private static Durability durability(String value) {
    return Durability.valueOf(value.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return words.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
