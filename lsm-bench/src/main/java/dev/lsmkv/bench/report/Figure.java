package dev.lsmkv.bench.report;

/**
 * A figure of a run.
 *
 * @param engine of which engine
 * @param pair in which pair, from 0
 * @param row the row of the result
 * @param name its name, with the unit last
 * @param value its value
 */
public record Figure(String engine, int pair, String row, String name, double value) {}
