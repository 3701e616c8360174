/**
 * Finding the parts of a store: the registry of providers, built anew for each open, and the
 * settings they read.
 */
package dev.lsmkv.core.provider;
