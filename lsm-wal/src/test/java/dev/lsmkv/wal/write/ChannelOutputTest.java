package dev.lsmkv.wal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.wal.GroupRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

  /** A file of limited size, which keeps what it could not write until that is taken back. */
  private static final class FullFile implements AppendFile {

    private final boolean takesBack;
    private final int bytesMax;
    private byte[] content = new byte[0];
    private boolean failed;

    private FullFile(boolean takesBack, int bytesMax) {
      this.takesBack = takesBack;
      this.bytesMax = bytesMax;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int room = Math.min(length, bytesMax - content.length);
      content = Arrays.copyOf(content, content.length + room);
      System.arraycopy(bytes, offset, content, content.length - room, room);
      failed |= room < length;
      requireSound();
    }

    @Override
    public long position() {
      return content.length;
    }

    @Override
    public void flush() throws IOException {
      requireSound();
    }

    @Override
    public void retract(long end) throws IOException {
      if (!takesBack) {
        throw new IOException("takes nothing back");
      }
      content = Arrays.copyOf(content, (int) end);
      failed = false;
    }

    @Override
    public void force() throws IOException {
      requireSound();
    }

    private void requireSound() throws IOException {
      if (failed) {
        throw new IOException("no space");
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void recordForWhichThereIsNoRoomIsTakenBackAndASmallerOneFollowsTheLast() throws IOException {
    FullFile full = new FullFile(true, 100);
    ChannelOutput limited = new ChannelOutput(full);
    write(limited, 60, 1);
    assertThatExceptionOfType(GroupRefusedException.class)
        .isThrownBy(() -> write(limited, 50, 2))
        .withMessage("no space");
    limited.force(0, 60);
    write(limited, 40, 3);
    byte[] expected = new byte[100];
    Arrays.fill(expected, 0, 60, (byte) 1);
    Arrays.fill(expected, 60, 100, (byte) 3);
    assertThat(full.content).isEqualTo(expected);
  }

  @Test
  void recordThatIsWrittenInPartsIsTakenBackAsAWhole() throws IOException {
    FullFile full = new FullFile(true, 100_000);
    ChannelOutput limited = new ChannelOutput(full);
    write(limited, 60, 1);
    for (int partBytes : new int[] {200_000, 30_000}) {
      assertThatExceptionOfType(GroupRefusedException.class)
          .isThrownBy(() -> {
            limited.write(new byte[28], 0, 28); // as a header goes before what does not fit with it
            for (int i = 0; i < 4; i++) {
              limited.write(new byte[partBytes], 0, partBytes);
            }
            limited.flush();
          });
      assertThat(full.content).as("parts of %d bytes", partBytes).hasSize(60);
    }
    write(limited, 40, 3);
    assertThat(full.content).hasSize(100).endsWith((byte) 3);
  }

  @Test
  void failureThatCannotBeTakenBackIsNoRefusal() throws IOException {
    ChannelOutput limited = new ChannelOutput(new FullFile(false, 100));
    write(limited, 60, 1);
    assertThatIOException()
        .isThrownBy(() -> write(limited, 50, 2))
        .isNotInstanceOf(GroupRefusedException.class)
        .withMessage("no space")
        .satisfies(
            e -> assertThat(e.getSuppressed()).singleElement().asString().contains("nothing back"));
  }

  private static void write(ChannelOutput output, int length, int value) throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    output.write(bytes, 0, length);
    output.flush();
  }

  @Test
  void errorWhenClosingChangesNothing() {
    output.close();
    assertThat(file.closes).isEqualTo(1);
  }

  @Test
  void closingHoldsNobodyUpWhoForcesOrClosesLater() throws Exception {
    output.close();
    Callable<Void> late =
        () -> {
          output.force(0, 0);
          output.close();
          return null;
        };
    FutureTask<Void> task = new FutureTask<>(late);
    Thread.ofPlatform().daemon().start(task);
    task.get(1, TimeUnit.MINUTES);
    assertThat(file.closes).isEqualTo(2);
  }
}
