/**
 * What the tests of the table format and of the index stand on: random entries, a model of the
 * answers, and tables in memory. Knows the SPI and the code under test, and no test.
 */
package dev.lsmkv.sstable.support;
