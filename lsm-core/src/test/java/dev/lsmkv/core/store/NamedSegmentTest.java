package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static dev.lsmkv.core.store.TestStore.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats.State;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log segment that a ROOT may name stays, whatever fails besides. */
@Timeout(60)
final class NamedSegmentTest {

  private final TestStore disk = new TestStore();
  private final FaultyStorage faulty = new FaultyStorage(disk.disk());

  /** A log whose third segment is made just before the commit that names it fails at its end. */
  private final class Scarce implements WalProvider {

    private final AtomicInteger segments = new AtomicInteger();

    @Override
    public String id() {
      return "channel"; // in the place of that one
    }

    @Override
    public WalFormat create(Settings settings) throws IOException {
      WalFormat format =
          ServiceLoader.load(WalProvider.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(provider -> provider.id().equals("channel"))
              .findFirst()
              .orElseThrow()
              .create(settings);
      return new WalFormat() {
        @Override
        public WalWriter create(WalSegment segment) throws IOException {
          WalWriter writer = format.create(segment);
          if (segments.incrementAndGet() < 3) {
            return writer;
          }
          faulty.fault((operation, path) -> {
            boolean isCommit =
                operation == Operation.FORCE_NAMES && path.equals(TestStore.DIRECTORY);
            if (isCommit && Thread.currentThread().getName().contains("lsm-log")) {
              throw new IOException("planted for " + path);
            }
          });
          return new Unclosable(writer);
        }

        @Override
        public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
          return format.read(segment, visitor);
        }
      };
    }
  }

  /** Has no memory to close. */
  private record Unclosable(WalWriter writer) implements WalWriter {

    @Override
    public void reserve(long bytes) throws IOException {
      writer.reserve(bytes);
    }

    @Override
    public long append(WriteGroup group) throws IOException {
      return writer.append(group);
    }

    @Override
    public long force() throws IOException {
      return writer.force();
    }

    @Override
    public void close() {
      writer.close();
      throw new OutOfMemoryError("planted");
    }
  }

  @Test
  void itIsNotDeletedThoughItCannotBeClosed() throws InterruptedException {
    Scarce scarce = new Scarce();
    StoreOptions options = StoreOptions.builder().provider(Role.WAL, scarce.id()).build();
    LsmStore.Builder builder = TestStore.builder(faulty).options(options).with(scarce);
    try (LsmStore store = builder.open()) {
      store.put(bytes("a"), bytes("v"));
      try {
        store.flush(); // goes on in the second segment, and has the third made
      } catch (LsmException _) {
        // it has met the failure too
      }
      while (store.stats().state() != State.READ_ONLY_UNTIL_REOPENED) {
        Thread.sleep(1); // until the segment made ahead has failed
      }
    }
    try (LsmStore store = disk.builder().options(options).with(new Scarce()).open()) {
      assertThat(entries(store.scan(KeyRange.all()))).containsExactly("a=v");
    }
  }
}
