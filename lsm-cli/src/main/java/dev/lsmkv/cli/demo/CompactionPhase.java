package dev.lsmkv.cli.demo;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.LevelsText;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;

/**
 * Compaction: many overlapping tables become one sorted run, old versions and spent tombstones go.
 */
final class CompactionPhase implements Phase {

  @Override
  public String title() {
    return "Compaction, before and after";
  }

  @Override
  public void run(Tour tour) throws IOException {
    long users = UpdatesPhase.count(tour.store());
    StoreStats before = tour.stats();
    tour.say("Compaction runs behind, on whatever level is full to the mark | in its bar:");
    tour.lines(LevelsText.lines("before", before));
    tour.say("compact() merges everything, down to the last level, and waits:");
    tour.store().compact();
    StoreStats after = tour.stats();
    tour.lines(LevelsText.lines("after", after));
    StoreStats.Compactions work = after.compactions();
    tour.figure("merges", work.count() - before.compactions().count());
    tour.figure("bytes read", Units.bytes(work.bytesIn() - before.compactions().bytesIn()));
    tour.figure("bytes written", Units.bytes(work.bytesOut() - before.compactions().bytesOut()));
    tour.figure(
        "old versions, tombstones dropped",
        work.entriesDropped() - before.compactions().entriesDropped());
    tour.change("users that a scan finds", users, UpdatesPhase.count(tour.store()));
  }
}
