package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AssertingWalTest {

  private static final WalTail TAIL = new WalTail(128, 200, 0, 0);

  private final Findings findings = new Findings();

  /** A log that is nowhere. */
  private static class Fake implements WalWriter {

    long end = 128;

    @Override
    public void reserve(long bytes) throws IOException {}

    @Override
    public long append(WriteGroup group) throws IOException {
      return ++end;
    }

    @Override
    public long force() throws IOException {
      return end;
    }

    @Override
    public void close() {}
  }

  private static WalSegment segment() {
    FileIdentity identity = new FileIdentity(FileRole.WAL, "fake", new UUID(1, 2), 3);
    return new WalSegment(
        new MemoryStorage().directory(Path.of("/wal")).file("1.log"),
        identity,
        1,
        WalSegment.Use.FORCED);
  }

  private WalWriter around(WalWriter writer) throws IOException {
    return new AssertingWal(findings, format(writer, List.of())).create(segment());
  }

  /** A format that tells of records with these sequence numbers. */
  private static WalFormat format(WalWriter writer, List<Long> records) {
    return new WalFormat() {
      @Override
      public WalWriter create(WalSegment segment) {
        return writer;
      }

      @Override
      public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
        for (long record : records) {
          visitor.record(record, batch(2));
        }
        return TAIL;
      }
    };
  }

  private static EncodedBatch batch(int count) {
    return AssertingMemTableTest.group(1, count).batches().getFirst();
  }

  private static WriteGroup group() {
    return AssertingMemTableTest.group(1, 2);
  }

  @Test
  void everythingInOrderIsPassedOn() throws IOException {
    WalWriter writer = around(new Fake());
    writer.reserve(1);
    assertThat(writer.append(group())).isEqualTo(129);
    assertThat(writer.force()).isEqualTo(129);
    Misuse.assertOpen(findings, "the log /wal/1.log");
    writer.close();
    writer.close();
    List<Long> seen = new ArrayList<>();
    WalFormat format = new AssertingWal(findings, format(writer, List.of(1L, 3L, 7L)));
    assertThat(format.read(segment(), (first, _) -> seen.add(first))).isEqualTo(TAIL);
    assertThat(seen).containsExactly(1L, 3L, 7L);
    findings.requireNone();
  }

  @Test
  void appendingAfterCloseIsNoticed() throws IOException {
    WalWriter writer = around(new Fake());
    writer.close();
    assertNoticed(findings, () -> writer.append(group()), "used after it was CLOSED");
  }

  @Test
  void reservingAfterAFailedAppendIsNoticed() throws IOException {
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long append(WriteGroup group) throws IOException {
                throw new IOException("planted");
              }
            });
    assertThatThrownBy(() -> writer.append(group())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> writer.reserve(1)).hasMessageContaining("used after it was FAILED");
    assertThat(findings.violations()).hasSize(1);
  }

  @Test
  void forcingAfterAFailedForceIsNoticed() throws IOException {
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long force() throws IOException {
                throw new IOException("planted");
              }
            });
    assertThatThrownBy(writer::force).isInstanceOf(IOException.class);
    assertThatThrownBy(writer::force).hasMessageContaining("used after it was FAILED");
  }

  @Test
  void onlyAFailedForceMakesAFailedReservationFinal() throws IOException {
    List<IOException> failures =
        new ArrayList<>(
            List.of(
                new IOException("full"),
                new FailedForceException(Path.of("x"), new IOException("planted"))));
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public void reserve(long bytes) throws IOException {
                throw failures.removeFirst();
              }
            });
    assertThatThrownBy(() -> writer.reserve(1)).hasMessage("full");
    assertThatThrownBy(() -> writer.reserve(1)).isInstanceOf(FailedForceException.class);
    assertThatThrownBy(() -> writer.append(group())).hasMessageContaining("after it was FAILED");
  }

  @Test
  void anEndThatDoesNotGrowIsNoticed() throws IOException {
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long append(WriteGroup group) {
                return 7;
              }
            });
    writer.append(group());
    assertThatThrownBy(() -> writer.append(group())).hasMessageContaining("ends at 7 after 7");
  }

  @Test
  void aForceOfLessThanWasAppendedIsNoticed() throws IOException {
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long force() {
                return end - 1;
              }
            });
    writer.append(group());
    assertThatThrownBy(writer::force).hasMessageContaining("and not 129");
  }

  @Test
  void arraysChangedByAnAppendAreNoticed() throws IOException {
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long append(WriteGroup group) throws IOException {
                group.batches().getFirst().bytes()[0]++;
                return super.append(group);
              }
            });
    assertThatThrownBy(() -> writer.append(group())).hasMessageContaining("changes what it");
  }

  @Test
  void twoThreadsThatAppendAreNoticedButOneMayForceMeanwhile() throws IOException {
    List<WalWriter> self = new ArrayList<>();
    List<Runnable> meanwhile = new ArrayList<>();
    WalWriter writer =
        around(
            new Fake() {
              @Override
              public long append(WriteGroup group) throws IOException {
                Misuse.fromAnotherThread(meanwhile.getFirst());
                return super.append(group);
              }
            });
    self.add(writer);
    meanwhile.add(() -> quietly(() -> self.getFirst().force()));
    writer.append(group());
    meanwhile.set(0, () -> quietly(() -> self.getFirst().reserve(1)));
    assertThatThrownBy(() -> writer.append(group())).hasMessageContaining("appending to the log");
  }

  /** Something that may fail as a disk does. */
  @FunctionalInterface
  private interface Call {
    void run() throws IOException;
  }

  private static void quietly(Call call) {
    try {
      call.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void recordsOutOfOrderAreNoticed() {
    WalFormat format = new AssertingWal(findings, format(new Fake(), List.of(1L, 2L)));
    assertNoticed(findings, () -> format.read(segment(), (_, _) -> {}), "from 2 comes after 2");
  }

  @Test
  void aLogThatHidesThatItsVisitorStoppedIsNoticed() {
    WalFormat right = format(new Fake(), List.of(1L));
    WalFormat quiet =
        new WalFormat() {
          @Override
          public WalWriter create(WalSegment segment) throws IOException {
            return right.create(segment);
          }

          @Override
          public WalTail read(WalSegment segment, WalVisitor visitor) {
            try {
              return right.read(segment, visitor);
            } catch (IOException _) {
              return TAIL;
            }
          }
        };
    WalFormat format = new AssertingWal(findings, quiet);
    assertNoticed(
        findings,
        () ->
            format.read(
                segment(),
                (_, _) -> {
                  throw new IOException("stop");
                }),
        "hides that its visitor stopped");
  }
}
