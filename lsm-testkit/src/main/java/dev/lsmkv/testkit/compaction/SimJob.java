package dev.lsmkv.testkit.compaction;

import dev.lsmkv.spi.compaction.CompactionPlan.Placement;
import dev.lsmkv.spi.compaction.CompactionPlan.Target;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plan under way in a {@link SimStore}.
 *
 * @param inputs its tables, busy until it ends
 * @param outputs what takes their place
 * @param target where; empty for tables that are dropped
 * @param joined the run they join, by identity; empty for a new one
 */
record SimJob(
    List<SimTable> inputs,
    List<SimTable> outputs,
    Optional<Target> target,
    Optional<List<SimTable>> joined) {

  /** Where outputs may land: for a move the tables themselves, for a merge all between them. */
  private List<int[]> spans() {
    IntSummaryStatistics keys =
        inputs.stream().flatMapToInt(t -> IntStream.of(t.first(), t.last())).summaryStatistics();
    return outputs.equals(inputs)
        ? inputs.stream().map(t -> new int[] {t.first(), t.last()}).toList()
        : List.of(new int[] {keys.getMin(), keys.getMax()});
  }

  /** Whether outputs of both could meet in one run, so that one must wait for the other. */
  boolean mayCollide(SimJob other) {
    return joins()
        && other.joins()
        && target.equals(other.target)
        && spans().stream()
            .anyMatch(a -> other.spans().stream().anyMatch(b -> a[0] <= b[1] && b[0] <= a[1]));
  }

  boolean joins() {
    return target.filter(to -> to.placement() == Placement.INTO_RUN).isPresent();
  }
}
