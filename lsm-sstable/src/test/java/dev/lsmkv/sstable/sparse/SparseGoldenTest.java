package dev.lsmkv.sstable.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockIndexFormat;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.WorkedExample;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of the package's description, both ways. */
class SparseGoldenTest {

  private static final BlockIndexFormat FORMAT = new SparseProvider().create(MapSettings.of());

  private static final List<BlockSpan> BLOCKS =
      List.of(
          new BlockSpan(Key.copyOf(Entries.ascii("apq")), 128, 8190),
          new BlockSpan(Key.copyOf(Entries.ascii("apricot")), 8318, 4000));

  @Test
  void theExampleIsWhatIsBuilt() throws IOException {
    String built = HexFormat.ofDelimiter(" ").formatHex(FORMAT.build(BLOCKS));
    assertThat(built).isEqualTo(HexFormat.ofDelimiter(" ").formatHex(WorkedExample.of("sparse")));
  }

  @Test
  void theExampleIsRead() throws IOException {
    BlockIndex index = FORMAT.open(MemorySegment.ofArray(WorkedExample.of("sparse")));
    assertThat(index.blocks()).isEqualTo(2);
    assertThat(index.find(Entries.ascii("apple"))).isZero();
    assertThat(index.find(Entries.ascii("apricot"))).isEqualTo(1);
    assertThat(index.find(Entries.ascii("banana"))).isEqualTo(2);
    for (int block = 0; block < 2; block++) {
      assertThat(index.offset(block)).isEqualTo(BLOCKS.get(block).offset());
      assertThat(index.length(block)).isEqualTo(BLOCKS.get(block).length());
    }
  }
}
