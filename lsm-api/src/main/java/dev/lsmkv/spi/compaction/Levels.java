package dev.lsmkv.spi.compaction;

import java.util.List;

/**
 * All tables of a store, level by level.
 *
 * @param levels levels 0, 1, … without gaps; the last may be empty
 */
public record Levels(List<Level> levels) {

  /** Copies the list. */
  public Levels {
    levels = List.copyOf(levels);
  }

  /**
   * A level.
   *
   * @param number 0 or more
   * @return the level, empty if the store has none of that number
   */
  public Level level(int number) {
    return number < levels.size() ? levels.get(number) : new Level(number, List.of());
  }

  /**
   * The deepest level that holds a table.
   *
   * @return its number, 0 for a store without tables
   */
  public int deepest() {
    for (int number = levels.size() - 1; number > 0; number--) {
      if (!levels.get(number).runs().isEmpty()) {
        return number;
      }
    }
    return 0;
  }
}
