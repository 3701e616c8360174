package dev.lsmkv.compaction;

import dev.lsmkv.spi.compaction.TableInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tables from several runs that hang together by overlapping, and overlap no table outside.
 *
 * @param members at least one, newest run first, in a run by key
 */
record Heap(List<Member> members) {

  /**
   * A table and where it lies.
   *
   * @param run the place of its run on the way, 0 for the newest
   * @param table the table
   */
  record Member(int run, TableInfo table) {}

  private static final Comparator<Member> BY_KEY = Comparator.comparing(m -> m.table().first());

  /** Divides tables into heaps, which come in the order of their keys. */
  static List<Heap> divide(List<Member> members) {
    List<Heap> heaps = new ArrayList<>();
    List<Member> open = new ArrayList<>();
    Span reach = null;
    for (Member member : members.stream().sorted(BY_KEY).toList()) {
      Span span = Span.of(member.table());
      if (reach != null && !reach.overlaps(member.table())) {
        heaps.add(closed(open));
        open.clear();
        reach = null;
      }
      open.add(member);
      reach = reach == null ? span : reach.with(span);
    }
    if (!open.isEmpty()) {
      heaps.add(closed(open));
    }
    return heaps;
  }

  private static Heap closed(List<Member> members) {
    return new Heap(members.stream().sorted(Comparator.comparingInt(Member::run)).toList());
  }

  /** How many of the runs before one are in this heap. */
  long runsBefore(int end) {
    return members.stream().mapToInt(Member::run).filter(run -> run < end).distinct().count();
  }

  /** The oldest run before one that is in this heap; -1 if none is. */
  int oldestBefore(int end) {
    return members.stream().mapToInt(Member::run).filter(run -> run < end).max().orElse(-1);
  }

  /** Whether this is one table, which can be moved as it is. */
  boolean single() {
    return members.size() == 1;
  }

  List<TableInfo> tables() {
    return members.stream().map(Member::table).toList();
  }
}
