package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.FileSystemModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The tests of a {@link WalFormat} whose segments are sound, or lost what was not forced. */
interface WalTests extends WalFixture {

  @Test
  default void recordsComeBackInOrder() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(200, 700);
    List<Long> ends;
    try (WalWriter writer = log.writer()) {
      ends = LogOnDisk.append(writer, records);
    }
    LogOnDisk.Content content = log.read();
    assertEquals(records, content.records());
    assertEquals(ends.stream().sorted().distinct().toList(), ends, "offsets ascend");
    assertEquals(ends.getLast(), content.tail().validBytes());
    assertEquals(0, content.tail().tornBytes());
    assertTrue(content.tail().recordsFrom() >= FileHeader.BYTES, "records behind the header");
    assertTrue(content.tail().recordsFrom() < ends.getFirst(), "the first record");
  }

  @Test
  default void segmentWithoutRecordsEndsWhereTheyWouldBegin() throws IOException {
    LogOnDisk log = log();
    log.writer().close();
    LogOnDisk.Content content = log.read();
    assertEquals(List.of(), content.records());
    WalTail tail = content.tail();
    assertEquals(new WalTail(tail.recordsFrom(), tail.recordsFrom(), 0, 0), tail);
  }

  @Test
  default void recordIsThereWhenAppendReturns() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(30, 300);
    try (WalWriter writer = log.writer()) {
      for (int i = 0; i < records.size(); i++) {
        LogOnDisk.append(writer, records.subList(i, i + 1));
        assertEquals(records.subList(0, i + 1), log.on(log.disk().copy()).read().records());
      }
    }
  }

  @Test
  default void forcedRecordsOutliveEveryPowerCut() throws IOException {
    for (WalSegment.Use use : WalSegment.Use.values()) {
      cutPower(log().writtenFor(use));
    }
  }

  private static void cutPower(LogOnDisk log) throws IOException {
    List<LogRecord> records = LogRecord.some(40, 400);
    Random random = new Random(6);
    List<FileSystemModel> models = List.of(FileSystemModel.values());
    try (WalWriter writer = log.writer()) {
      int forced = 0;
      for (int i = 0; i < records.size(); i++) {
        long end = LogOnDisk.append(writer, records.subList(i, i + 1)).getFirst();
        if (i % 5 == 0) {
          assertTrue(writer.force() >= end, "forced less than was appended");
          forced = i + 1;
        }
        for (int draw = 0; draw < 12; draw++) {
          FileSystemModel model = models.get(draw % models.size());
          var left = log.on(log.disk().powerCut().draw(model, random)).read().records();
          assertTrue(left.size() >= forced, "records lost that were forced");
          assertEquals(records.subList(0, left.size()), left, "a prefix");
        }
      }
    }
  }

  @Test
  default void recordsOfEverySizeAreWhole() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = new ArrayList<>();
    long sequence = 1;
    for (int bytes : new int[] {0, 1, 4_050, 4_096, 65_536, 70_000, 3_000_000, 0}) {
      byte[] key = new byte[Math.min(bytes, 65_536)];
      byte[] value = StorageFixture.bytes(bytes, bytes);
      records.add(new LogRecord(sequence, List.of(Entry.put(key, sequence, value))));
      sequence++;
    }
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(Entry.delete(new byte[] {(byte) i}, sequence + i));
    }
    records.add(new LogRecord(sequence, many));
    long last = Trailer.SEQUENCE_MAX;
    records.add(new LogRecord(last, List.of(Entry.put(new byte[0], last, new byte[0]))));
    try (WalWriter writer = log.writer()) {
      LogOnDisk.append(writer, records);
      writer.force();
    }
    assertEquals(records, log.read().records());
  }

  @Test
  default void whatWasForcedIsSaidByTheNextRecord() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(4, 100);
    try (WalWriter writer = log.writer()) {
      long end = LogOnDisk.append(writer, records.subList(0, 2)).getLast();
      long forced = writer.force();
      assertEquals(end, forced);
      LogOnDisk.append(writer, records.subList(2, 3));
      assertTrue(log.read().tail().syncedUpTo() >= forced, "the forced bytes");
    }
  }

  @Test
  default void roomReservedIsNoRecord() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(3, 100);
    try (WalWriter writer = log.writer()) {
      LogOnDisk.append(writer, records.subList(0, 1));
      writer.reserve(1);
      writer.reserve(1 << 20);
      writer.reserve(100);
      assertEquals(records.subList(0, 1), log.read().records());
      assertEquals(0, log.read().tail().tornBytes());
      LogOnDisk.append(writer, records.subList(1, 3));
    }
    assertEquals(records, log.read().records());
  }

  @Test
  default void readingStopsAtTheVisitorsExceptionAndChangesNothing() throws IOException {
    LogOnDisk log = log();
    try (WalWriter writer = log.writer()) {
      LogOnDisk.append(writer, LogRecord.some(9, 100));
    }
    byte[] before = log.bytes();
    AtomicLong seen = new AtomicLong();
    IOException planted = new IOException("planted");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                log.read((_, _) -> {
                  if (seen.incrementAndGet() == 4) {
                    throw planted;
                  }
                }));
    assertEquals(planted, thrown);
    assertEquals(4, seen.get());
    log.read();
    assertArrayEquals(before, log.bytes());
    assertEquals(List.of(LogOnDisk.PATH), log.disk().files());
  }

  @Test
  default void closingTwiceHasNoEffect() throws IOException {
    LogOnDisk log = log();
    WalWriter writer = log.writer();
    LogOnDisk.append(writer, LogRecord.some(2, 100));
    writer.close();
    writer.close();
    assertEquals(LogRecord.some(2, 100), log.read().records());
  }

  @Test
  default void oneThreadForcesAndOneMakesRoomWhileAnotherAppends() throws Exception {
    for (WalSegment.Use use : WalSegment.Use.values()) {
      appendForceAndMakeRoomAtOnce(log().writtenFor(use));
    }
  }

  private static void appendForceAndMakeRoomAtOnce(LogOnDisk log) throws Exception {
    List<LogRecord> records = LogRecord.some(600, 300);
    AtomicLong appended = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    try (WalWriter writer = log.writer()) {
      Callable<Boolean> appender =
          () -> {
            try {
              for (LogRecord record : records) {
                appended.set(LogOnDisk.append(writer, List.of(record)).getFirst());
              }
            } finally {
              done.set(true);
            }
            return true;
          };
      Callable<Boolean> forcer =
          () -> {
            while (!done.get()) {
              long before = appended.get();
              assertTrue(writer.force() >= before, "forced less than was appended");
            }
            return true;
          };
      Callable<Boolean> maker =
          () -> {
            while (!done.get()) {
              writer.makeRoomAhead();
            }
            return true;
          };
      assertEquals(3, Together.run(List.of(appender, forcer, maker)).size());
    }
    assertEquals(records, log.read().records());
  }
}
