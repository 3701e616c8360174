package dev.lsmkv.cli.demo;

import dev.lsmkv.cli.print.LevelsText;
import java.io.IOException;

/** What is left: the levels, and the directory. */
final class TreePhase implements Phase {

  @Override
  public String title() {
    return "The final tree";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.store().flush();
    TableFiles.settled(tour);
    tour.say("The levels:");
    tour.lines(LevelsText.lines("store", tour.stats()));
    tour.say("The directory:");
    tour.lines(FileTree.lines(tour.storeDirectory()));
  }
}
