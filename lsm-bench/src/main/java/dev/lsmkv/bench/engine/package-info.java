/**
 * What is measured: an engine behind the few calls that all of them have, one file each.
 *
 * <p>Engines are found as services. The two here need nothing beyond this repository; those that
 * need a library of others are in the module lsm-bench-peers, which only the profile {@code peers}
 * builds. Depends on nothing else of this module.
 */
package dev.lsmkv.bench.engine;
