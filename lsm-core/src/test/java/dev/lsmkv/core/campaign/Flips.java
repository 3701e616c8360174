package dev.lsmkv.core.campaign;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.core.campaign.Planted.Lasting;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Lets one bit of a file read as its opposite while the file is mapped, and perhaps one of every
 * file that is mapped from then on. What is on the disk is sound all the while. With a mapping
 * beyond the last it tells what is mapped.
 *
 * <p>The log is left alone: its last record cut short cannot be told from one with a flipped bit,
 * so a recovery that reads one wrongly ends before it. The campaign of damage has that.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Flips implements Mishap, Fault {

  private final SplittableRandom random; // guarded by this
  private final Lasting lasting;
  private final int mapping;
  private final List<Place> places = new ArrayList<>(); // guarded by this
  private final Set<Path> flipped = new HashSet<>(); // guarded by this

  Flips(long seed, Lasting lasting, int mapping) {
    this.random = new SplittableRandom(seed);
    this.lasting = lasting;
    this.mapping = mapping;
  }

  @Override
  public void before(Operation operation, Path path) {
    // nothing fails
  }

  @Override
  public synchronized OptionalLong flippedBit(Path path, long length) {
    Place place = Place.of(path);
    if (place == Place.LOG) {
      return OptionalLong.empty();
    }
    int number = places.size();
    places.add(place);
    if (!lasting.covers(mapping, number)) {
      return OptionalLong.empty();
    }
    flipped.add(path);
    return OptionalLong.of(random.nextLong(length * Byte.SIZE));
  }

  /** What was mapped so far. */
  synchronized List<Place> places() {
    return List.copyOf(places);
  }

  @Override
  public Fault onDisk() {
    return this;
  }

  @Override
  public synchronized boolean hasFired() {
    return !flipped.isEmpty();
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
    return false; // a table stays mapped
  }

  @Override
  public int failures() {
    return 1;
  }

  /** Whether it is damage in a file of which a bit was flipped. */
  @Override
  public synchronized boolean isPlantedIn(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CorruptionException damage && flipped.contains(damage.file())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayLeak() {
    return false;
  }

  @Override
  public String toString() {
    return "a bit flipped " + lasting + " in mapping " + mapping;
  }
}
