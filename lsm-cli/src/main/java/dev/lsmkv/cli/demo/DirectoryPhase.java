package dev.lsmkv.cli.demo;

import java.io.IOException;

/** What a store looks like on disk. */
final class DirectoryPhase implements Phase {

  private static final int LINES_MAX = 40;

  @Override
  public String title() {
    return "The directory";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.store().flush();
    tour.say(
        "One ROOT names everything that belongs; each level has a manifest, each table a directory:");
    tour.lines(FileTree.lines(tour.storeDirectory(), LINES_MAX));
  }
}
