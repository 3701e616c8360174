package dev.lsmkv.cli.demo;

import java.io.IOException;

/** What a store looks like on disk. */
final class DirectoryPhase implements Phase {

  @Override
  public String title() {
    return "The directory";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.store().flush();
    TableFiles.settled(tour);
    tour.say("Each table is a directory, each level has a manifest, and one ROOT names them all:");
    tour.lines(FileTree.lines(tour.storeDirectory()));
  }
}
