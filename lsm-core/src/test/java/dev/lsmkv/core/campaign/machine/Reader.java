package dev.lsmkv.core.campaign.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.core.campaign.machine.Judge.Bounds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Reads a store while others write to it, in every way, and compares what it sees with what the
 * board says. What was seen once is not unseen. Thread: confined.
 */
final class Reader {

  private static final int READS = 20;

  private final LsmStore store;
  private final Board board;
  private final SplittableRandom random;
  private final Judge judge;
  private final Judge judgeOfCursors;
  private final List<Progress> singly;
  private final long[] floor;

  Reader(LsmStore store, Plan plan, Board board, SplittableRandom random) {
    this.store = store;
    this.board = board;
    this.random = random;
    this.judge = new Judge(plan.seed(), board.writers(), plan.mix());
    this.judgeOfCursors = new Judge(plan.seed(), board.writers(), plan.mix());
    this.singly = judge.scripts().stream().map(Progress::new).toList();
    this.floor = new long[board.writers()];
  }

  void look() {
    switch (random.nextInt(4)) {
      case 0 -> scan();
      case 1 -> scanLate();
      case 2 -> snapshot();
      default -> IntStream.range(0, READS).forEach(_ -> get());
    }
  }

  private long[] certain() {
    long[] certain = board.acknowledged();
    for (int i = 0; i < certain.length; i++) {
      certain[i] = Math.max(certain[i], floor[i]);
    }
    return certain;
  }

  private void saw(long[] counts) {
    for (int i = 0; i < floor.length; i++) {
      floor[i] = Math.max(floor[i], counts[i]);
    }
  }

  private Contents contents(Cursor cursor) {
    return Contents.of(cursor, board.writers());
  }

  private void scan() {
    long[] certain = certain();
    Cursor cursor = cursor(store);
    Bounds bounds = new Bounds(certain, board.begun());
    saw(judge.require(contents(cursor), bounds));
  }

  private Cursor cursor(ReadView view) {
    return random.nextBoolean() ? view.scan(KeyRange.all()) : view.scanReverse(KeyRange.all());
  }

  /** A cursor shows what there was when it was opened, however late it is read. */
  private void scanLate() {
    long[] certain = certain();
    Cursor cursor = cursor(store);
    Bounds bounds = new Bounds(certain, board.begun());
    for (int i = 0; i < READS; i++) {
      get();
    }
    saw(judgeOfCursors.require(contents(cursor), bounds));
  }

  private void snapshot() {
    long[] certain = certain();
    try (Snapshot snapshot = store.snapshot()) {
      Bounds bounds = new Bounds(certain, board.begun());
      Contents first = contents(snapshot.scan(KeyRange.all()));
      saw(judge.require(first, bounds));
      judge.requireSequence(snapshot.sequence());
      for (int i = 0; i < READS; i++) {
        int writer = random.nextInt(board.writers());
        int slot = random.nextInt(Script.SLOTS);
        long there = first.slots().get(writer).getOrDefault(slot, 0L);
        refuse(number(snapshot, writer, slot) != there, "a snapshot reads alone what it scans not");
        get();
      }
      refuse(!contents(snapshot.scanReverse(KeyRange.all())).equals(first), "a snapshot changed");
    }
  }

  /** One key holds what it held after the last write known of, or a later one. */
  private void get() {
    int writer = random.nextInt(board.writers());
    int slot = random.nextInt(Script.SLOTS);
    long certain = certain()[writer];
    long number = number(store, writer, slot);
    long begun = board.begun()[writer];
    Progress progress = singly.get(writer);
    progress.advanceTo(certain);
    Set<Long> possible = new HashSet<>();
    possible.add(progress.slots().getOrDefault(slot, 0L));
    for (long later = certain + 1; later <= begun; later++) {
      Integer length = progress.script().step(later).changes().get(slot);
      if (length != null) {
        possible.add(length == Step.DELETED ? 0 : later);
      }
    }
    refuse(
        !possible.contains(number),
        Step.key(writer, slot) + " is from write " + number + ", not one of " + possible);
    floor[writer] = Math.max(floor[writer], number);
  }

  /** The write that an entry comes from; 0 if there is none. */
  private long number(ReadView view, int writer, int slot) {
    String key = Step.key(writer, slot);
    return view.get(key.getBytes(UTF_8))
        .map(value -> Contents.number(key, new String(value, UTF_8), new long[board.writers()]))
        .orElse(0L);
  }

  private static void refuse(boolean wrong, String what) {
    if (wrong) {
      throw new AssertionError(what);
    }
  }
}
