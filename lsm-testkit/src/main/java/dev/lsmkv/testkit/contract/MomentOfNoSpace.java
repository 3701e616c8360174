package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.wal.GroupRefusedException;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A log that is appended to while its disk is full once. Thread: confined. */
final class MomentOfNoSpace {

  /** No segment of this asks for space so often. */
  static final int TIMES = 60;

  private static final int RECORDS = 12;
  private static final int VALUE_BYTES = 300_000; // which a log may write in parts

  private final LogOnDisk log;
  private final int time;

  /** What a group came to. */
  private enum Outcome {
    THERE,
    REFUSED,
    UNKNOWN
  }

  /**
   * Such a log.
   *
   * @param log not there yet
   * @param time how often there is space before
   */
  MomentOfNoSpace(LogOnDisk log, int time) {
    this.log = log;
    this.time = time;
  }

  void appendThroughIt() throws IOException {
    FaultyStorage disk = new FaultyStorage(log.disk());
    List<LogRecord> kept = new ArrayList<>();
    List<LogRecord> unknown = new ArrayList<>();
    try (WalWriter writer = log.writer(disk)) {
      disk.fault(new FullOnce(new AtomicInteger(time)));
      for (int i = 0; i < RECORDS && unknown.isEmpty(); i++) {
        LogRecord record = record(i, VALUE_BYTES);
        Outcome outcome = append(writer, record);
        if (outcome == Outcome.REFUSED) {
          record = record(i, 1);
          outcome = append(writer, record);
        }
        assertTrue(outcome != Outcome.REFUSED, "the disk is full no more");
        (outcome == Outcome.THERE ? kept : unknown).add(record);
      }
    }
    List<LogRecord> read = log.read().records();
    if (read.size() > kept.size()) {
      kept.addAll(unknown); // it may be there
    }
    assertEquals(kept, read, () -> "without space the time " + time);
  }

  private static LogRecord record(int number, int valueBytes) {
    long sequence = 7L + number;
    byte[] key = {(byte) number};
    byte[] value = StorageFixture.bytes(sequence, valueBytes);
    return new LogRecord(sequence, List.of(Entry.put(key, sequence, value)));
  }

  private static Outcome append(WalWriter writer, LogRecord record) {
    WriteGroup group = MemTableFixture.group(record.entries(), 1);
    try {
      writer.reserve(group.bytes());
    } catch (FailedForceException _) {
      return Outcome.UNKNOWN;
    } catch (IOException _) {
      return Outcome.REFUSED;
    }
    try {
      writer.append(group);
      return Outcome.THERE;
    } catch (GroupRefusedException _) {
      return Outcome.REFUSED;
    } catch (IOException _) {
      return Outcome.UNKNOWN;
    }
  }

  /**
   * Refuses space once; half of what was to be appended is there all the same.
   *
   * @param before how often there is space before
   */
  private record FullOnce(AtomicInteger before) implements Fault {

    @Override
    public void before(Operation operation, Path path) throws IOException {
      if (operation.takesSpace() && before.getAndDecrement() == 0) {
        throw new IOException("planted: no space left for " + path);
      }
    }

    @Override
    public int reaching(Path path, int length) {
      return length / 2;
    }
  }
}
