/**
 * What is made of the figures: medians, ratios, and the texts that show them.
 *
 * <p>Depends on the package measure for the name of the rate.
 */
package dev.lsmkv.bench.report;
