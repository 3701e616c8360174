package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The tests of a {@link WalFormat} whose segments were cut short or damaged. */
interface WalDamageTests extends WalFixture {

  @Test
  default void logCutShortAtAnyByteGivesTheWholeRecordsBeforeIt() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(9, 60);
    List<Long> ends;
    try (WalWriter writer = log.writer()) {
      ends = LogOnDisk.append(writer, records);
    }
    byte[] sound = log.bytes();
    long from = log.read().tail().recordsFrom();
    for (int at = (int) from; at <= ends.getLast(); at++) {
      byte[] zeros = sound.clone();
      Arrays.fill(zeros, at, zeros.length, (byte) 0);
      for (byte[] cut : List.of(Arrays.copyOf(sound, at), zeros)) {
        int whole = wholeRecords(sound, cut, ends);
        LogOnDisk.Content content = log.with(cut).read();
        assertEquals(records.subList(0, whole), content.records(), "cut off at byte " + at);
        long valid = whole == 0 ? from : ends.get(whole - 1);
        WalTail tail = content.tail();
        assertEquals(
            new WalTail(from, valid, tail.syncedUpTo(), torn(cut, valid)),
            tail,
            "cut off at byte " + at);
      }
    }
  }

  /** How many records are as they were: what follows a cut may be zeros as it was before. */
  private static int wholeRecords(byte[] sound, byte[] cut, List<Long> ends) {
    int same = Arrays.mismatch(sound, cut);
    return (int) ends.stream().filter(end -> same < 0 || end <= same).count();
  }

  private static long torn(byte[] bytes, long from) {
    int end = bytes.length;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    return end - from;
  }

  @Test
  default void changedByteIsATornEndOrDamageToWhatWasDurable() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(8, 60);
    List<Long> ends;
    try (WalWriter writer = log.writer()) {
      ends = LogOnDisk.append(writer, records);
    }
    assertChangesAreTold(log, records, ends);
    assertZerosAreTold(log, records, ends);
  }

  @Test
  default void changedByteBelowWhatWasForcedIsDamage() throws IOException {
    LogOnDisk log = log();
    List<LogRecord> records = LogRecord.some(9, 60);
    List<Long> ends;
    try (WalWriter writer = log.writer()) {
      ends = LogOnDisk.append(writer, records.subList(0, 5));
      writer.force();
      ends.addAll(LogOnDisk.append(writer, records.subList(5, 9)));
    }
    assertChangesAreTold(log, records, ends);
    assertZerosAreTold(log, records, ends);
  }

  /**
   * Whole records that read as zeros, as those of a lost page do, are no end of the log if a record
   * behind them says that they were durable.
   */
  private static void assertZerosAreTold(LogOnDisk log, List<LogRecord> records, List<Long> ends)
      throws IOException {
    byte[] sound = log.bytes();
    WalTail tail = log.read().tail();
    for (int first = 0; first < ends.size(); first++) {
      long from = first == 0 ? tail.recordsFrom() : ends.get(first - 1);
      for (long to : ends.subList(first, ends.size())) {
        byte[] damaged = sound.clone();
        Arrays.fill(damaged, (int) from, (int) to, (byte) 0);
        LogOnDisk changed = log.with(damaged);
        String where = "zeros from " + from + " to " + to;
        if (to <= tail.syncedUpTo()) {
          assertThrows(CorruptFileException.class, changed::read, where);
        } else if (from >= tail.syncedUpTo()) {
          assertEquals(records.subList(0, first), changed.read().records(), where);
        }
      }
    }
  }

  private static void assertChangesAreTold(LogOnDisk log, List<LogRecord> records, List<Long> ends)
      throws IOException {
    byte[] sound = log.bytes();
    WalTail tail = log.read().tail();
    for (int at = (int) tail.recordsFrom(); at < ends.getLast(); at++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = sound.clone();
        damaged[at] ^= (byte) flip;
        LogOnDisk changed = log.with(damaged);
        if (at < tail.syncedUpTo()) {
          assertThrows(CorruptFileException.class, changed::read, "byte " + at);
        } else {
          int whole = wholeRecords(sound, damaged, ends);
          assertEquals(records.subList(0, whole), changed.read().records(), "byte " + at);
        }
      }
    }
  }

  @Test
  default void changedHeaderIsDamage() throws IOException {
    LogOnDisk log = log();
    try (WalWriter writer = log.writer()) {
      LogOnDisk.append(writer, LogRecord.some(3, 60));
    }
    for (int at = 0; at < FileHeader.BYTES; at++) {
      byte[] damaged = log.bytes();
      damaged[at] ^= 0x20;
      assertThrows(CorruptFileException.class, log.with(damaged)::read, "byte " + at);
    }
    for (int length = 0; length < FileHeader.BYTES; length++) {
      LogOnDisk cut = log.with(Arrays.copyOf(log.bytes(), length));
      assertThrows(CorruptFileException.class, cut::read, "length " + length);
    }
  }

  @Test
  default void segmentOfAnotherStoreOrNumberIsRefused() throws IOException {
    LogOnDisk log = log();
    log.writer().close();
    for (FileIdentity other :
        List.of(
            new FileIdentity(FileRole.WAL, id(), new UUID(3, 4), 10),
            new FileIdentity(FileRole.WAL, id(), new UUID(3, 5), 9),
            new FileIdentity(FileRole.DATA, id(), new UUID(3, 4), 9),
            new FileIdentity(FileRole.WAL, "other.log", new UUID(3, 4), 9))) {
      assertThrows(CorruptFileException.class, log.as(other)::read, other::toString);
    }
  }
}
