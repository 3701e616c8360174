package dev.lsmkv.examples.promise;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.testkit.model.Choice;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parts of a store are the examples' instead of the defaults.
 *
 * @param swapped the roles
 */
record Selection(Set<Role> swapped) {

  private static final Map<Role, String> EXAMPLES =
      new EnumMap<>(
          Map.of(
              Role.MEM_TABLE, "example.sorted-map",
              Role.WAL, "example.length-prefixed",
              Role.TABLE_FORMAT, "example.sorted-array",
              Role.BLOCK_INDEX, "example.full",
              Role.FILTER, "example.hash-set",
              Role.COMPRESSION, "example.run-length",
              Role.COMPACTION, "example.single-run"));

  static final Selection DEFAULTS = new Selection(EnumSet.noneOf(Role.class));
  static final Selection ALL = new Selection(EnumSet.allOf(Role.class));

  static Selection of(Role first, Role... rest) {
    return new Selection(EnumSet.of(first, rest));
  }

  static Selection random(RandomGenerator random) {
    return new Selection(
        Stream.of(Role.values())
            .filter(_ -> random.nextBoolean())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
  }

  /** The defaults, every single swap, some combinations, and all seven at once. */
  static List<Selection> worthTrying() {
    Stream<Selection> single = Stream.of(Role.values()).map(Selection::of);
    Stream<Selection> several =
        Stream.of(
            of(Role.MEM_TABLE, Role.WAL),
            of(Role.TABLE_FORMAT, Role.BLOCK_INDEX),
            of(Role.TABLE_FORMAT, Role.COMPRESSION, Role.FILTER),
            of(Role.BLOCK_INDEX, Role.COMPRESSION, Role.COMPACTION),
            of(Role.MEM_TABLE, Role.TABLE_FORMAT, Role.COMPACTION));
    return Stream.of(Stream.of(DEFAULTS), single, several, Stream.of(ALL))
        .flatMap(selections -> selections)
        .toList();
  }

  static String exampleId(Role role) {
    return EXAMPLES.getOrDefault(role, "");
  }

  StoreOptions options(Durability durability) {
    return choice(durability).options();
  }

  /**
   * Small sizes, so that a few hundred writes flush and compact; nothing is said of other parts.
   */
  Choice choice(Durability durability) {
    Choice choice =
        Choice.DEFAULTS
            .with("durability", durability)
            .with("memTableBytes", 16 << 10)
            .with("compressedFromLevel", 0)
            .with("COMPACTION.table-bytes", 6_000);
    for (Role role : swapped) {
      choice = choice.with(role.name(), exampleId(role));
    }
    return choice;
  }

  @Override
  public String toString() {
    return swapped.isEmpty()
        ? "defaults"
        : swapped.stream().map(Selection::exampleId).collect(Collectors.joining(" "));
  }
}
