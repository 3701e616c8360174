/**
 * Runs the groups of workloads: each engine in a JVM of its own, one after the other, over and
 * over.
 *
 * <p>Depends on the packages engine, workload and report.
 */
package dev.lsmkv.bench.run;
