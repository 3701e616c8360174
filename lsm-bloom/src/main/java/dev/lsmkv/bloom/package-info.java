/** The default filter, on Hash4j. */
package dev.lsmkv.bloom;
