package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lets one operation of a disk fail, and perhaps all that follow; of an append some bytes are
 * written all the same. With a site beyond the last it tells where they are.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Planted implements Mishap, Fault {

  private static final String WORDS = "planted: ";

  private final Kind kind;
  private final Lasting lasting;
  private final int site;
  private final SplittableRandom random; // guarded by this
  private final List<Place> places = new ArrayList<>(); // guarded by this

  Planted(long seed, Kind kind, Lasting lasting, int site) {
    this.kind = kind;
    this.lasting = lasting;
    this.site = site;
    this.random = new SplittableRandom(seed).split();
  }

  /** How it fails. */
  enum Kind {
    INPUT_OUTPUT,
    NO_SPACE,
    UNCHECKED
  }

  /** For how long. */
  enum Lasting {
    ONCE,
    FROM_THEN_ON;

    /** Whether it happens at a site, if it begins at another or there. */
    boolean covers(int begin, int site) {
      return this == ONCE ? site == begin : site >= begin;
    }
  }

  /** What no storage is expected to throw. */
  static final class PlantedError extends Error {

    private static final long serialVersionUID = 1L;

    PlantedError(String message) {
      super(message);
    }
  }

  @Override
  public void before(Operation operation, Path path) throws IOException {
    int number = note(Place.of(path));
    if (!lasting.covers(site, number)) {
      return;
    }
    String what = WORDS + operation + " of " + path;
    switch (kind) {
      case INPUT_OUTPUT -> throw new IOException(what + ": Input/output error");
      case UNCHECKED -> throw new PlantedError(what);
      case NO_SPACE -> {
        if (operation.takesSpace()) {
          throw new IOException(what + ": No space left on device");
        }
      }
    }
  }

  /** As often none of it as all of it, or some. */
  @Override
  public synchronized int reaching(Path path, int length) {
    return switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> length;
      default -> random.nextInt(length + 1);
    };
  }

  private synchronized int note(Place place) {
    places.add(place);
    return places.size() - 1;
  }

  /** What each of the operations met so far was done to. */
  synchronized List<Place> places() {
    return List.copyOf(places);
  }

  @Override
  public Fault onDisk() {
    return this;
  }

  @Override
  public synchronized boolean hasFired() {
    return places.size() > site;
  }

  @Override
  public boolean lasts() {
    return lasting == Lasting.FROM_THEN_ON && hasFired();
  }

  @Override
  public boolean isUnderWay() {
    return false; // it is done to this disk alone
  }

  @Override
  public boolean isOver() {
    return false; // what it did to a file may stay
  }

  @Override
  public int failures() {
    return 1;
  }

  @Override
  public boolean mayLeak() {
    return false;
  }

  @Override
  public boolean isPlantedIn(Throwable failure) {
    return Mishap.isSaidIn(failure, WORDS);
  }

  @Override
  public String toString() {
    return kind + " " + lasting + " at operation " + site;
  }
}
