package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteBuffersTest {

  private final WriteBuffers buffers = new WriteBuffers();

  @Test
  void returnedBufferIsUsedAgainEmpty() {
    ByteBuffer buffer = buffers.take();
    assertThat(buffer.isDirect()).isTrue();
    buffer.putLong(7).flip();
    buffers.giveBack(buffer);
    ByteBuffer again = buffers.take();
    assertThat(again).isSameAs(buffer);
    assertThat(again.position()).isZero();
    assertThat(again.remaining()).isEqualTo(WriteBuffers.BYTES);
  }

  @Test
  void twoTakersNeverShare() {
    assertThat(buffers.take()).isNotSameAs(buffers.take());
  }

  @Test
  void moreThanCanBeKeptMayComeBack() {
    List<ByteBuffer> taken = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      taken.add(buffers.take());
    }
    taken.forEach(buffers::giveBack);
    assertThat(buffers.take()).isSameAs(taken.getFirst());
  }
}
