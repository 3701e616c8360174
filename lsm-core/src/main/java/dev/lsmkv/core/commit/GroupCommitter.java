package dev.lsmkv.core.commit;

import dev.lsmkv.core.environment.Outcome;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.wal.GroupRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the leader does with a group: sequence numbers, log, memtable; and the change to a new
 * memtable.
 *
 * <p>Thread: the leader's, one at a time; the change of leader is a happens-before edge.
 */
public final class GroupCommitter {

  private final Limits limits;
  private final MemTableFactory factory;
  private final VersionSet versions;
  private final WriteLog log;
  private final Visibility visibility;
  private final Throttle throttle;
  private final Health health;
  private final FlushQueue flushes;
  private final SpaceReserve reserve;
  private final LongAdder rotations = new LongAdder();
  private long lastSequence;
  private boolean ended;
  private boolean unlogged; // whether writes that are not in the log may not be in tables either

  /**
   * A committer.
   *
   * @param limits when a memtable is full
   * @param parts what it works with
   * @param lastSequence the newest sequence number recovered
   * @param flushes gets the memtables that are full
   */
  public GroupCommitter(Limits limits, Collaborators parts, long lastSequence, FlushQueue flushes) {
    this.limits = limits;
    this.factory = parts.factory();
    this.versions = parts.versions();
    this.log = parts.log();
    this.visibility = parts.visibility();
    this.throttle = parts.throttle();
    this.health = parts.health();
    this.reserve = parts.reserve();
    this.lastSequence = lastSequence;
    this.flushes = flushes;
  }

  /**
   * When a memtable is full.
   *
   * @param memTableBytes at so many bytes
   * @param memTableEntries or so many versions
   * @param immutableMax so many may wait to be flushed
   */
  public record Limits(long memTableBytes, long memTableEntries, int immutableMax) {}

  /**
   * What the committer works with.
   *
   * @param factory makes memtables
   * @param versions publishes them
   * @param log logs groups
   * @param visibility makes them visible
   * @param throttle slows writers
   * @param health tells whether the store takes writes
   * @param reserve tells whether there is space for them
   */
  public record Collaborators(
      MemTableFactory factory,
      VersionSet versions,
      WriteLog log,
      Visibility visibility,
      Throttle throttle,
      Health health,
      SpaceReserve reserve) {}

  /** The new memtables begun so far. */
  public long rotations() {
    return rotations.sum();
  }

  /**
   * Commits the batches of a group, all logged or all not; each member is completed, now or when it
   * is visible.
   */
  void commit(List<Pending> all) {
    List<Pending> members = all;
    WriteGroup group;
    try {
      health.requireWritable();
      members = withinReserve(all);
      if (members.isEmpty()) {
        return;
      }
      List<EncodedBatch> batches = batches(members);
      group = new WriteGroup(lastSequence + 1, batches);
      throttle.delay(group.bytes());
      makeRoom(group, members.getFirst().isLogged());
      health.requireWritable();
      requireSequences(group.count());
    } catch (FailedForceException e) {
      visibility.fail(e);
      completeAll(members, visibility.failure());
      return;
    } catch (IOException e) {
      boolean obstructed = health.growth().isObstructed();
      completeAll(
          members, obstructed ? Failures.withoutSpace(e) : Failures.translate("Writing", e));
      return;
    } catch (Throwable t) {
      completeAll(members, t);
      return;
    }
    apply(members, group);
  }

  /** Refuses what would use the space that is kept for deletes; the rest of a group. */
  private List<Pending> withinReserve(List<Pending> members) {
    long bytes = 0;
    for (Pending member : members) {
      EncodedBatch batch = member.batch();
      bytes += batch == null ? 0 : batch.length();
    }
    IOException obstacle = reserve.obstacle(bytes);
    if (obstacle == null) {
      return members;
    }
    List<Pending> admitted = new ArrayList<>();
    for (Pending member : members) {
      EncodedBatch batch = member.batch();
      if (batch == null || SpaceReserve.mayUse(batch)) {
        admitted.add(member);
      } else {
        member.complete(Failures.withoutSpace(obstacle));
      }
    }
    return admitted;
  }

  private void apply(List<Pending> members, WriteGroup group) {
    MemTableSlot slot = versions.current().active();
    boolean logged = members.getFirst().isLogged();
    try {
      if (logged) {
        log.append(group);
        health.growth().logGrew();
      }
      slot.table().apply(group);
      lastSequence += group.count();
      slot.applied(lastSequence);
      if (!logged) {
        unlogged = true;
        slot.unlogged();
      }
      visibility.applied(new CommitGroup(members, lastSequence));
    } catch (GroupRefusedException e) {
      health.growth().logFailed(e);
      completeAll(members, Failures.translate("Writing", e));
    } catch (Throwable t) {
      broken(members, t);
    }
  }

  /**
   * Ends writing: what is in the log and in the memtable is unknown now, and nothing of it is ever
   * shown.
   */
  void broken(List<Pending> members, Throwable cause) {
    try {
      visibility.fail(cause);
    } finally {
      Throwable failure = visibility.failure();
      completeAll(members, failure == null ? cause : failure);
    }
  }

  private static List<EncodedBatch> batches(List<Pending> members) {
    List<EncodedBatch> batches = new ArrayList<>(members.size());
    for (Pending member : members) {
      EncodedBatch batch = member.batch();
      if (batch != null) {
        batches.add(batch);
      }
    }
    return batches;
  }

  private static void completeAll(List<Pending> members, @Nullable Throwable failure) {
    for (int i = 0; i < members.size(); i++) { // allocates nothing: it may be memory that failed
      members.get(i).complete(failure);
    }
  }

  private void requireSequences(int count) throws IOException {
    if (lastSequence > Trailer.SEQUENCE_MAX - count) {
      throw new IOException("the store has used up its sequence numbers");
    }
  }

  /** All that can fail without harm is done here, before the first byte of a group is logged. */
  private void makeRoom(WriteGroup group, boolean logged) throws IOException {
    MemTableSlot active = versions.current().active();
    if (!active.hasSegment()) {
      beginNext(); // the first
    } else if (logged && unlogged) {
      flushUnlogged();
      unlogged = false;
    } else if (!active.isEmpty() && isFull(active)) {
      rotate();
    }
    if (logged) {
      reserve(group);
    }
    log.prepare();
  }

  private void reserve(WriteGroup group) throws IOException {
    try {
      log.reserve(group);
    } catch (IOException e) {
      health.growth().logFailed(e);
      throw e;
    }
  }

  private boolean isFull(MemTableSlot slot) {
    return slot.table().bytes() >= limits.memTableBytes()
        || slot.table().entries() >= limits.memTableEntries();
  }

  /** A logged write must not outlive unlogged ones before it: they are made durable first. */
  private void flushUnlogged() throws IOException {
    MemTableSlot active = versions.current().active();
    List<MemTableSlot> waiting = versions.current().immutable();
    MemTableSlot newest = active.isEmpty() && !waiting.isEmpty() ? waiting.getFirst() : active;
    if (newest == active) {
      rotate();
    }
    Outcome<Void> attempt = newest.attempt();
    flushes.hurry();
    Throwable failure = attempt.await();
    if (failure != null) {
      throw new IOException("unlogged writes before this one could not be made durable", failure);
    }
  }

  /** Waits for a flush, but not for one that fails, which may go on for long. */
  private void awaitRoomInQueue() throws IOException {
    if (!isQueueFull()) {
      return;
    }
    long failures = health.growth().tablesFailures();
    flushes.hurry();
    throttle.awaitWhile(() -> isQueueFull() && health.growth().tablesFailures() == failures);
    IOException obstacle = health.growth().tablesObstacle();
    if (obstacle != null && isQueueFull() && !health.isClosed()) {
      throw new IOException("memtables cannot be flushed: " + obstacle.getMessage(), obstacle);
    }
  }

  private long roll() throws IOException {
    long segment;
    try {
      segment = log.roll();
    } catch (IOException e) {
      health.growth().logFailed(e);
      throw e;
    }
    health.growth().logGrew();
    return segment;
  }

  private boolean isQueueFull() {
    return versions.current().immutable().size() >= limits.immutableMax();
  }

  void rotateIfNotEmpty() throws IOException {
    health.requireNotFailed();
    if (!versions.current().active().isEmpty()) {
      rotate();
    }
  }

  private void rotate() throws IOException {
    awaitRoomInQueue();
    beginNext();
    rotations.increment();
    flushes.schedule();
  }

  /**
   * Memtable and segment change together. If only the log went on, the present memtable would have
   * its writes in two segments, and with the first of them recovery would lose its place: so what
   * can fail is done before, and a failure after it is final.
   */
  private void beginNext() throws IOException {
    health.requireNotFailed();
    if (ended) {
      throw health.closedException();
    }
    MemTable fresh = factory.create(limits.memTableBytes()); // may fail, and must not after the log
    long segment = roll();
    try {
      versions.rotate(new MemTableSlot(fresh, segment));
    } catch (Throwable t) {
      visibility.fail(t); // the log goes on in a segment that belongs to no memtable
      throw t;
    }
  }

  /** Begins no new memtable any more: the store is closed, and its threads are about to end. */
  void end() {
    ended = true;
  }
}
