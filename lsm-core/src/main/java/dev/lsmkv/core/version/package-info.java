/**
 * What the store is at one moment, as one immutable object: the memtables and the levels of tables.
 * Readers take the current version with one volatile read; whoever changes the store publishes a
 * new one.
 */
package dev.lsmkv.core.version;
