/**
 * The engine: write path, read path, versions, manifests, recovery, default memtable.
 *
 * <p>Lock order of the whole module; none is taken by whoever holds one further down:
 *
 * <ol>
 *   <li>the lead of the commit queue
 *   <li>the monitor of the compactor
 *   <li>the commit lock of {@code StoreState}
 *   <li>the monitor of a table's files
 *   <li>the monitors of versions, tables and snapshots
 *   <li>the lock of {@code Visibility}
 *   <li>the monitor of a log segment
 *   <li>the lock under which {@code Health} tells of changes
 * </ol>
 */
package dev.lsmkv.core;
