package dev.lsmkv.spi.compaction;

/**
 * How much a level should hold. {@link Long#MAX_VALUE} stands for no limit.
 *
 * @param level the level
 * @param tables the most tables (on level 0 those that trigger a compaction)
 * @param bytes the most bytes
 * @param entries the most entries
 * @param softRatio the part of each limit at which compaction begins, above 0 and at most 1
 */
public record LevelLimit(int level, long tables, long bytes, long entries, double softRatio) {}
