/**
 * The workloads under the names the field gives them, and the keys and values they are made of.
 *
 * <p>Everything is a function of the seed: two engines get the same operations in the same order.
 * Whatever is read is checked, and a wrong answer ends the run. Depends on the packages engine and
 * measure.
 */
package dev.lsmkv.bench.workload;
