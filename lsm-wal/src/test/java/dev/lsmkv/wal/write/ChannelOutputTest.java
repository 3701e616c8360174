package dev.lsmkv.wal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChannelOutputTest {

  /** Counts its calls, and remembers when two of them overlapped. */
  private static final class CountingFile implements AppendFile {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean overlapped;
    private int writes;
    private int flushed;
    private int closes;

    @Override
    public void write(byte[] bytes, int offset, int length) {
      alone(() -> content.write(bytes, offset, length));
      writes++;
    }

    @Override
    public long position() {
      return content.size();
    }

    @Override
    public void flush() {
      alone(() -> flushed = content.size());
    }

    @Override
    public void force() {
      alone(() -> {});
    }

    private void alone(Runnable action) {
      if (inside.incrementAndGet() > 1) {
        overlapped = true;
      }
      for (int i = 0; i < 500; i++) {
        Thread.onSpinWait();
      }
      action.run();
      inside.decrementAndGet();
    }

    @Override
    public void close() throws IOException {
      closes++;
      throw new IOException("an error at the end");
    }
  }

  private final CountingFile file = new CountingFile();
  private final ChannelOutput output = new ChannelOutput(file);

  @Test
  void smallPiecesGoOutInOneCall() throws IOException {
    for (int i = 0; i < 100; i++) {
      output.write(new byte[] {0, 1, 2}, 1, 2);
    }
    assertThat(file.writes).isZero();
    output.flush();
    output.flush();
    assertThat(file.writes).isEqualTo(1);
    assertThat(file.flushed).isEqualTo(200);
    assertThat(file.content.toByteArray()).hasSize(200).containsOnly(1, 2);
  }

  @Test
  void piecesOfAnySizeKeepTheirOrder() throws IOException {
    Random random = new Random(3);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      byte[] piece = new byte[random.nextInt(random.nextInt(4) == 0 ? 200_000 : 300)];
      random.nextBytes(piece);
      expected.writeBytes(piece);
      output.write(piece, 0, piece.length);
    }
    output.flush();
    assertThat(file.content.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void writingAndForcingTakeTurns() throws Exception {
    try (ExecutorService forcing = Executors.newSingleThreadExecutor()) {
      Future<?> forced =
          forcing.submit(() -> {
            for (int i = 0; i < 3000; i++) {
              output.force(0, 0);
            }
            return null;
          });
      for (int i = 0; i < 3000; i++) {
        output.write(new byte[8], 0, 8);
        output.flush();
      }
      forced.get();
    }
    assertThat(file.overlapped).isFalse();
    assertThat(file.writes).isEqualTo(3000);
  }

  @Test
  void errorWhenClosingChangesNothing() {
    output.close();
    assertThat(file.closes).isEqualTo(1);
  }
}
