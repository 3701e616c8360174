/**
 * What is done with a store that is damaged, or may be, without opening it: the check of all its
 * files, and the copy of what is sound into a new store.
 *
 * <p>Nothing here writes to the store that is looked at, and nothing stops at damage: each place is
 * noted, and what is behind it is looked at too.
 *
 * <p><b>Never a stale value.</b> A repair copies an entry only if it is certain to be the newest of
 * its key. What is newer is told by sequence numbers, and by the order of levels and runs, in which
 * the newer versions of a key lie first. So an entry is uncertain if a damaged block or lost table
 * may hold its key (the filter does not deny it), can hold a larger sequence number, and does not
 * lie behind the entry in that order. Uncertain entries are left out of the new store and listed.
 * By the same rule an older version never takes the place of a newer one that is uncertain or
 * deleted.
 *
 * <p><b>Lost manifests.</b> The ROOT holds length and checksum of each manifest, and a manifest
 * follows from the {@code table.json} of its tables, bit by bit; so one that was lost is put
 * together again from the tables that no other manifest names, and counts if its checksum is the
 * one in the ROOT. If it is not, which tables belong to the level is unknown: some of those that
 * stand may have been compacted away already, along with tombstones. Then all of them are
 * uncertain, and so is everything on the levels beneath.
 *
 * <p><b>A lost ROOT.</b> At rest the manifests of the newest ROOT are the only ones: where exactly
 * one of each level stands, and all can be read, they are taken for it. Where there are more or
 * fewer, a commit was under way, and every entry of a table is uncertain. An older ROOT that stands
 * alone is taken at its word if its manifests and segments all stand; the one that is lost can have
 * been the first to name a newer segment, so newer segments count too.
 *
 * <p><b>The log.</b> Its sound beginning is replayed, up to the first damaged record or gap, as the
 * store was at that moment; what is behind is lost, and told of. Where neither ROOT nor manifest
 * tells what is in tables already, its entries are certain only if no record is missing before one
 * that is there, and no table holds anything newer.
 */
package dev.lsmkv.core.salvage;
