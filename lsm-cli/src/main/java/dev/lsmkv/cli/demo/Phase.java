package dev.lsmkv.cli.demo;

import java.io.IOException;

/** A part of the tour. */
interface Phase {

  /** What it is about. */
  String title();

  /**
   * Does it, and tells.
   *
   * @param tour the store and the way to talk
   * @throws IOException if input or output fails
   */
  void run(Tour tour) throws IOException;
}
