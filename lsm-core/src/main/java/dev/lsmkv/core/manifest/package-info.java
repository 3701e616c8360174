/**
 * The manifests and the ROOT: what the store consists of, and the one commit point that says so.
 *
 * <p>Each level has a manifest, written anew under a new name when the level changes. A ROOT names
 * the manifests, the live segments of the log and the next file number. Both are JSON, pretty
 * enough to read, and end with a checksum over their own bytes. Depends on the layout and on
 * Jackson, which nothing else in the engine does save the table properties.
 */
package dev.lsmkv.core.manifest;
