package dev.lsmkv.cli.demo;

import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.print.LevelsText;
import dev.lsmkv.cli.print.StatsText;
import java.io.IOException;

/** Everything that was counted on the way, and the tree that is left. */
final class StatisticsPhase implements Phase {

  @Override
  public String title() {
    return "Statistics, and the final tree";
  }

  @Override
  public void run(Tour tour) throws IOException {
    StoreStats stats = tour.stats();
    tour.lines(StatsText.lines(stats));
    tour.lines(LevelsText.lines("the tree", stats));
  }
}
