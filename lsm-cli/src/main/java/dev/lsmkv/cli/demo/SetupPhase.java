package dev.lsmkv.cli.demo;

import dev.lsmkv.api.Role;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A store is a directory, opened with options. */
final class SetupPhase implements Phase {

  @Override
  public String title() {
    return "Setup";
  }

  @Override
  public void run(Tour tour) throws IOException {
    tour.say("A new store, with limits so small that its inner life shows:");
    tour.figure("directory", Escapes.of(tour.storeDirectory().toString()));
    tour.figure("memtable", Units.bytes(Tour.OPTIONS.memTableBytes()));
    tour.figure("durability", Tour.OPTIONS.durability() + ": acknowledged means on disk");
    for (Map.Entry<String, String> setting :
        new TreeMap<>(Tour.OPTIONS.settings(Role.COMPACTION)).entrySet()) {
      tour.figure(setting.getKey(), setting.getValue());
    }
    tour.figure("state", tour.stats().state());
    tour.figure("last sequence number", tour.stats().lastSequence());
  }
}
