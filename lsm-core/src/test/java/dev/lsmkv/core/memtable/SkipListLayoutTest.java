package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.MemTables.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.WriteGroup;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Holds the example of the package's description against the arrays. */
class SkipListLayoutTest {

  @Test
  void exampleOfTheDescriptionIsWhatLiesInTheArrays() {
    SkipList list = new SkipList(new ArenaGrowth(1 << 20), heightsThatBeginWith(1, 1));
    insert(list, new GroupBuilder().delete(utf8("kb")).build(7), 0x700);
    insert(list, new GroupBuilder().put(utf8("ka"), utf8("vv")).build(8), 0x801);

    NodeChunks nodes = list.nodes();
    assertThat(nodes.link(0, 0)).isEqualTo(0x0000d86200000015L);
    assertThat(nodes.address(18)).isEqualTo(0x0000000000000002L);
    assertThat(nodes.trailer(18)).isEqualTo(0x0000000000000700L);
    assertThat(nodes.link(18, 0)).isEqualTo(0x0000000000000000L);
    assertThat(nodes.address(21)).isEqualTo(0x0000000002000002L);
    assertThat(nodes.trailer(21)).isEqualTo(0x0000000000000801L);
    assertThat(nodes.link(21, 0)).isEqualTo(0x0004c60000000012L);
    assertThat(HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(list.slabs().slab(1), 7)))
        .isEqualTo("6b 62 6b 61 02 76 76");
  }

  @Test
  void aQuarterOfTheNodesReachesEachNextLevel() {
    SkipList list = new SkipList(new ArenaGrowth(1 << 20), new SplittableRandom(1));
    for (int i = 0; i < 40_000; i++) {
      insert(list, new GroupBuilder().delete(utf8("key" + i)).build(i), (long) i << 8);
    }

    assertThat(nodesOn(list, 0)).isEqualTo(40_000);
    assertThat(nodesOn(list, 1)).isBetween(9_600, 10_400);
    assertThat(nodesOn(list, 2)).isBetween(2_300, 2_700);
    assertThat(nodesOn(list, 3)).isBetween(520, 730);
  }

  private static int nodesOn(SkipList list, int level) {
    int count = 0;
    int node = list.nodes().next(NodeChunks.HEAD, level);
    for (; node != NodeChunks.END; node = list.nodes().next(node, level)) {
      count++;
    }
    return count;
  }

  private static void insert(SkipList list, WriteGroup group, long trailer) {
    OperationReader operation = group.batches().getFirst().operations();
    assertThat(operation.next()).isTrue();
    list.insert(operation, trailer);
  }

  private static SplittableRandom heightsThatBeginWith(int first, int second) {
    long seed =
        LongStream.iterate(0, each -> each + 1)
            .filter(each -> {
              SplittableRandom random = new SplittableRandom(each);
              return height(random) == first && height(random) == second;
            })
            .findFirst()
            .orElseThrow();
    return new SplittableRandom(seed);
  }

  private static int height(SplittableRandom random) {
    return 1 + Long.numberOfTrailingZeros(random.nextLong()) / 2;
  }
}
