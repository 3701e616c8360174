/**
 * How a run is timed: latencies, rates by the second, the state of the machine and of the process.
 *
 * <p>Depends on nothing else of this module.
 */
package dev.lsmkv.bench.measure;
