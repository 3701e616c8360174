package dev.lsmkv.testkit.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws what one power cut loses. Every third loses nothing or everything that may be lost, since
 * the extremes are where most mistakes show.
 *
 * <p>Thread: confined.
 */
final class Losses {

  private final FileSystemModel model;
  private final RandomGenerator random;
  private final double kept;
  private final boolean strangeBytes;

  Losses(FileSystemModel model, RandomGenerator random) {
    this.model = model;
    this.random = random;
    this.kept =
        switch (random.nextInt(6)) {
          case 0 -> 0;
          case 1 -> 1;
          default -> random.nextDouble();
        };
    this.strangeBytes = model == FileSystemModel.STRICT && random.nextInt(4) == 0;
  }

  private boolean keeps() {
    return random.nextDouble() < kept;
  }

  /** Up to which change a journal reaches, given what a force has covered. */
  long journalEnd(long committed, long newest) {
    return committed + Math.round((newest - committed) * share());
  }

  private double share() {
    return kept == 0 || kept == 1 ? kept : random.nextDouble();
  }

  /** The names that a directory has afterwards. */
  Map<String, PowerCut.Remains> names(PowerCut.DirectoryRemains directory, long journalEnd) {
    Map<String, PowerCut.Remains> names = new TreeMap<>(directory.forced());
    List<NameChange<PowerCut.Remains>> changes = directory.unforced();
    int cut = (int) Math.round(changes.size() * share());
    for (int i = 0; i < changes.size(); i++) {
      NameChange<PowerCut.Remains> change = changes.get(i);
      boolean survives =
          switch (model) {
            case STRICT -> keeps();
            case JOURNALED -> change.order() <= journalEnd;
            case COPY_ON_WRITE -> i < cut || isForcedSince(change);
          };
      if (survives) {
        change.applyTo(names);
      }
    }
    return names;
  }

  private static boolean isForcedSince(NameChange<PowerCut.Remains> change) {
    return change.added() != null
        && change.node() instanceof PowerCut.FileRemains file
        && file.forcedAt() >= change.order();
  }

  /** The content that a file has afterwards. */
  byte[] content(PowerCut.FileRemains file) {
    byte[] now = file.now();
    byte[] forced = file.forced();
    if (Arrays.equals(now, forced)) {
      return now; // nothing of it can be lost
    }
    byte[] left = Arrays.copyOf(forced, length(forced.length, now.length));
    fillGrown(left, forced.length);
    int unit = model.unitBytes();
    for (int at = 0; at < left.length; at += unit) {
      int end = Math.min(at + unit, left.length);
      boolean grown = end > forced.length && model == FileSystemModel.JOURNALED;
      if (!Arrays.equals(now, at, end, left, at, end) && (grown || keeps())) {
        System.arraycopy(now, at, left, at, end - at);
      }
    }
    return left;
  }

  private int length(int forced, int now) {
    return switch (random.nextInt(3)) {
      case 0 -> keeps() ? now : forced;
      case 1 -> forced + (int) ((now - forced) * share());
      default -> Math.min(now, forced + model.unitBytes() * random.nextInt(8));
    };
  }

  private void fillGrown(byte[] content, int from) {
    if (strangeBytes) {
      for (int i = from; i < content.length; i++) {
        content[i] = (byte) random.nextInt();
      }
    }
  }
}
