/** The filter: tells, without touching a table's data, that a key is not in it. */
package dev.lsmkv.spi.filter;
