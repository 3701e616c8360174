package dev.lsmkv.examples.index;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockSpan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FullIndexTest {

  private static final List<BlockSpan> BLOCKS =
      List.of(new BlockSpan(key("a"), 128, 16), new BlockSpan(key("bc"), 144, 16));

  private final FullIndexFormat format = new FullIndexFormat();

  private static Key key(String text) {
    return Key.copyOf(text.getBytes(US_ASCII));
  }

  private int find(String key) throws IOException {
    BlockIndex index = format.open(MemorySegment.ofArray(format.build(BLOCKS)));
    return index.find(key.getBytes(US_ASCII));
  }

  @Test
  void theWorkedExampleIsWhatIsWritten() {
    assertThat(HexFormat.of().formatHex(format.build(BLOCKS)))
        .isEqualTo(
            "02000000"
                + "80000000000000001000000001000000"
                + "90000000000000001000000003000000"
                + "616263");
  }

  @Test
  void theFirstBlockAtOrAfterAKeyIsFound() throws IOException {
    assertThat(find("")).isZero();
    assertThat(find("a")).isZero();
    assertThat(find("aa")).isEqualTo(1);
    assertThat(find("bc")).isEqualTo(1);
    assertThat(find("bca")).isEqualTo(2);
  }

  @Test
  void placesAreReadBack() throws IOException {
    BlockIndex index = format.open(MemorySegment.ofArray(format.build(BLOCKS)));
    assertThat(index.blocks()).isEqualTo(2);
    assertThat(index.offset(1)).isEqualTo(144);
    assertThat(index.length(1)).isEqualTo(16);
  }

  @Test
  void anIndexThatIsCutShortIsRefused() {
    MemorySegment whole = MemorySegment.ofArray(format.build(BLOCKS));
    for (int length = 0; length < whole.byteSize(); length++) {
      MemorySegment cut = whole.asSlice(0, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> format.open(cut));
    }
  }

  @Test
  void noChangedByteLeadsOutside() {
    for (int at = 0; at < format.build(BLOCKS).length; at++) {
      byte[] changed = format.build(BLOCKS);
      changed[at] ^= (byte) 0x91;
      try {
        BlockIndex index = format.open(MemorySegment.ofArray(changed));
        assertThat(index.find(new byte[] {'b'})).isBetween(0, index.blocks());
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("not a full index");
      }
    }
  }
}
