package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The tests of a {@link BlockIndexFormat} and of the indexes it opens. */
interface BlockIndexTests {

  BlockIndexFormat format();

  private BlockIndex index(List<BlockSpan> blocks) throws IOException {
    return format().open(Filters.mapped(format().build(blocks)));
  }

  @Test
  default void blockFoundIsTheFirstAtOrBehindTheKey() throws IOException {
    for (List<BlockSpan> blocks : Spans.all()) {
      BlockIndex index = index(blocks);
      for (byte[] key : Spans.keysAround(blocks)) {
        assertEquals(Spans.find(blocks, key), index.find(key), () -> Spans.show(blocks, key));
      }
    }
  }

  @Test
  default void placesAreThoseThatWereGiven() throws IOException {
    for (List<BlockSpan> blocks : Spans.all()) {
      BlockIndex index = index(blocks);
      assertEquals(blocks.size(), index.blocks());
      for (int block = 0; block < blocks.size(); block++) {
        assertEquals(blocks.get(block).offset(), index.offset(block), "offset of " + block);
        assertEquals(blocks.get(block).length(), index.length(block), "length of " + block);
      }
    }
  }

  @Test
  default void sameBlocksGiveTheSameBytes() {
    for (List<BlockSpan> blocks : Spans.all()) {
      assertArrayEquals(format().build(blocks), format().build(List.copyOf(blocks)));
    }
  }

  @Test
  default void entriesOfABlockAreLimitedOrNot() {
    int most = format().entriesPerBlockMax();
    assertTrue(most >= 0, () -> "entries in a block: " + most);
    assertEquals(most, format().entriesPerBlockMax());
  }

  @Test
  default void searchedKeyAndGivenBlocksAreNotChanged() throws IOException {
    List<BlockSpan> blocks = new ArrayList<>(Spans.similar());
    List<BlockSpan> before = List.copyOf(blocks);
    BlockIndex index = index(blocks);
    assertEquals(before, blocks);
    for (byte[] key : Spans.keysAround(blocks)) {
      byte[] given = key.clone();
      index.find(given);
      assertArrayEquals(key, given);
    }
  }

  @Test
  default void indexesDoNotMix() throws IOException {
    List<List<BlockSpan>> all = Spans.all();
    List<BlockIndex> open = new ArrayList<>();
    for (List<BlockSpan> blocks : all) {
      open.add(index(blocks));
    }
    for (int i = 0; i < all.size(); i++) {
      List<BlockSpan> blocks = all.get(i);
      byte[] last = blocks.getLast().separator().toByteArray();
      assertEquals(blocks.size(), open.get(i).blocks());
      assertEquals(Spans.find(blocks, last), open.get(i).find(last));
    }
  }

  @Test
  default void damagedIndexIsRefusedOrAnswersWithinItsBlocks() {
    for (List<BlockSpan> blocks : List.of(Spans.one(), Spans.similar(), Spans.again())) {
      List<byte[]> keys = Spans.keysAround(blocks);
      Damage.all(
          format().build(blocks), bytes -> Spans.ask(format().open(Filters.mapped(bytes)), keys));
    }
  }

  @Test
  default void threadsDoNotDisturbOneAnother() throws Exception {
    BlockIndexFormat format = format();
    List<BlockSpan> blocks = Spans.similar();
    BlockIndex shared = format.open(Filters.mapped(format.build(blocks)));
    List<byte[]> keys = Spans.keysAround(blocks);
    Callable<Boolean> task =
        () -> {
          for (int i = 0; i < 200; i++) {
            BlockIndex own = format.open(Filters.mapped(format.build(blocks)));
            for (byte[] key : keys) {
              assertEquals(Spans.find(blocks, key), shared.find(key));
              assertEquals(Spans.find(blocks, key), own.find(key));
            }
          }
          return true;
        };
    assertEquals(4, Together.run(Collections.nCopies(4, task)).size());
  }
}
